"""How much is read at once. Input is hostile: every read is bounded, whatever a gzip stream unfolds to."""

# Code points of one article. The longest reports run to 100,000; at 5,000 words a second two million (350,000 words)
# hold a worker for about a minute, and whatever is longer is a book or a dump that holds many articles.
MAX_CHARACTERS = 2_000_000

# Bytes of a file that is one text: no encoding takes more than four for a code point.
MAX_TEXT_BYTES = 4 * MAX_CHARACTERS

# Bytes of one web page: pages of news are a fraction of this, and the extractor keeps the whole tree in memory.
MAX_HTML_BYTES = 10_000_000

# Elements of one web page: news has some thousands. The extractor's time grows faster than their number (a page
# of nothing but links: 1.6 s for 30,000, 72 s for 450,000), and a hostile page must not hold a worker for long.
MAX_ELEMENTS = 30_000

# Bytes of a .json file, which is parsed in one piece; larger collections belong in JSONL, which streams.
MAX_JSON_BYTES = 64_000_000

# Characters of one line of JSONL or CSV, and of one CSV cell: the longest article with every character escaped in
# six ("\u00e9") is 12 million, and a record line carries its rows beside the text.
MAX_LINE = 32_000_000

# Characters passed over in search of the end of a line that is too long; after that the file is given up, or a few
# megabytes of gzip could keep a worker busy for hours.
MAX_SKIPPED = 16 * MAX_LINE

# Code points of a title, byline, url …: anything longer is text in the wrong column.
MAX_FIELD = 10_000

# Bytes looked at to tell what a stream holds.
HEAD = 1 << 16
