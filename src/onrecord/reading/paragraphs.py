"""The paragraphs that are read: the sentences of each line of the text that is no furniture."""

from collections import deque

from onrecord.record import Article, Span


def passages(article: Article) -> list[list[Span]]:
    """Sentences grouped by line, in order, without those that furniture covers."""
    skipped = deque(furniture.span for furniture in article.furniture)
    found: list[list[Span]] = []
    last_end = -1
    for start, end in article.sentences:
        while skipped and skipped[0][1] <= start:
            skipped.popleft()
        if skipped and skipped[0][0] < end:
            continue
        if found and "\n" not in article.text[last_end:start]:
            found[-1].append((start, end))
        else:
            found.append([(start, end)])
        last_end = end
    return found
