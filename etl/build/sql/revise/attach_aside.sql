-- Opens the copy that is changed. It is hidden until it is whole, so no log of changes need be kept.
ATTACH $path AS aside (RECOVERY_MODE 'no_wal_writes');
