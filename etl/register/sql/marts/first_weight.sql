-- One row per criterion, in order: the weight that marts.peer_standing.first_rank was made with.
CREATE TABLE marts.first_weight AS
SELECT position::SMALLINT AS position, criterion, weight::SMALLINT AS weight
FROM first_weights
ORDER BY position;
