"""Bytes to article: readers, one per format, that leave out what is not the article."""

from quiz.ingest.read import read_article, read_article_bytes

__all__ = ["read_article", "read_article_bytes"]
