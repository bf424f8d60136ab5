"""Finds resources by what people ask: a glossary, stems and SQLite's full-text index."""
