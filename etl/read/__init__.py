"""Bytes to cells with addresses. Knows files and encodings, nothing about cooperatives."""
