-- Opens the copy that is changed.
ATTACH $path AS aside;
