-- Opens the version in service beside what is worked out.
ATTACH $path AS base (READ_ONLY);
