"""A bank as a printed worksheet: composed here, set by Typst."""
