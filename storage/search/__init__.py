"""Finds resources by what people ask: by a glossary, stems and a full-text index."""
