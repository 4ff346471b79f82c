"""One source, no retyping: files and pasted text become drafts at the desk."""
