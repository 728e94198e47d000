"""Bytes to article: readers, one per format, that leave out what is not the article."""

from quiz.ingest.errors import ArticleError
from quiz.ingest.read import read_article, read_article_bytes, read_source, read_url, suffixes

__all__ = ["ArticleError", "read_article", "read_article_bytes", "read_source", "read_url", "suffixes"]
