"""The published JSON Schemas of the lesson files (2020-12): reading, questions, layers."""
