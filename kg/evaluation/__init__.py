"""Benchmarks: how well each part does on outside data, beside published figures."""
