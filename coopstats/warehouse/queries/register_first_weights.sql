-- One row per criterion, in order: the weight that the leaders of marts.peer_standing were found with.
SELECT criterion, weight FROM marts.first_weight ORDER BY position;
