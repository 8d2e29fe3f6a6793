"""Acting on a folder: captions rewritten in place, decisions carried out."""
