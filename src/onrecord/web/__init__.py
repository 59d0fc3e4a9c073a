"""The record as web pages: `onrecord serve`. Needs the extra `web`; everything shown comes out of the store."""
