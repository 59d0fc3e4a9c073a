"""The trained network at run time: pieces, windows, logits, spans. It knows nothing of politics."""
