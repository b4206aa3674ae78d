-- Opens the finished copy anew.
ATTACH $path AS aside (READ_ONLY);
