-- One row per cooperative that operated in the register's newest year: where what it reached by each
-- criterion (marts.peer_reached) stands among its peers (<criterion>_standing). Peers are of the same class
-- of the Alliance and the same class of members (Circular 01/2020); n_peers counts them.
-- A standing is the share of peers that report less, those that report the same counted by half. It is
-- held as 10 000 000 plus that share in hundred-thousandths, so that one weighted sum of standings tells
-- both points and weight reported; 0 where the cooperative does not report, or fewer than 10 peers do.
-- criteria_reported has a bit for each standing there is, in the order of the columns. unit_order rises
-- with unit_id from 1. field is the number of its class and provinces in marts.peer_field; first_rank is its
-- place there by the score at the first weights (marts.first_weight), empty where it is not ranked.
CREATE TABLE marts.peer_standing AS FROM standing;
