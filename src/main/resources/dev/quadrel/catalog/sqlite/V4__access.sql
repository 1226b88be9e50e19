-- What nodes say of who may use them, each different saying once. 0 is of nodes for which nothing counts, 1 of the root.
CREATE TABLE accesses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Of all that follows, and of the tags.
    digest TEXT NOT NULL UNIQUE,
    -- A principal's id.
    owner TEXT,
    -- As clients see it.
    access_blob TEXT NOT NULL
);
CREATE INDEX accesses_owner ON accesses (owner) WHERE owner IS NOT NULL;
INSERT INTO accesses (id, digest, access_blob) VALUES (0, 'nothing', '{}'), (1, 'root', '{}');

CREATE TABLE access_tags (
    tag TEXT NOT NULL,
    access_id INTEGER NOT NULL REFERENCES accesses (id),
    PRIMARY KEY (tag, access_id)
) WITHOUT ROWID;
CREATE INDEX access_tags_access ON access_tags (access_id);

-- Who may use nodes with a tag: a user or service, or all that have a role; to read, or to write too.
CREATE TABLE tag_grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag TEXT NOT NULL,
    principal TEXT REFERENCES principals (uuid) ON DELETE CASCADE,
    role TEXT,
    level TEXT NOT NULL,
    UNIQUE (tag, principal),
    UNIQUE (tag, role)
);
CREATE INDEX tag_grants_principal ON tag_grants (principal);

-- A JSON list of the tags of the nodes that a key is for; null for all nodes.
ALTER TABLE api_keys ADD COLUMN access_tags TEXT;

-- What counts for a node: its own, or else that of its nearest ancestor that has something. The root always has 1; what
-- counts for nodes in it is its own alone.
ALTER TABLE nodes ADD COLUMN access INTEGER NOT NULL DEFAULT 0;
ALTER TABLE nodes ADD COLUMN own_access INTEGER;
UPDATE nodes SET access = 1 WHERE parent IS NULL;

-- Beside each value, so that a search by values needs no look at the nodes.
ALTER TABLE node_values ADD COLUMN access INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER nodes_insert;
CREATE TRIGGER nodes_insert AFTER INSERT ON nodes WHEN new.parent IS NOT NULL BEGIN
    INSERT OR IGNORE INTO node_values (parent, path, kind, value, node, access)
    SELECT parent, path, kind, value, node, new.access FROM node_leaves WHERE node = new.id;
    INSERT INTO node_words (rowid, words)
    SELECT new.id, coalesce(group_concat(atom, ' '), '') FROM json_tree(new.metadata) WHERE type = 'text';
END;

DROP TRIGGER nodes_after_update;
CREATE TRIGGER nodes_after_update AFTER UPDATE OF metadata, specs ON nodes
WHEN old.parent IS NOT NULL AND (old.metadata <> new.metadata OR old.specs <> new.specs) BEGIN
    INSERT OR IGNORE INTO node_values (parent, path, kind, value, node, access)
    SELECT parent, path, kind, value, node, new.access FROM node_leaves WHERE node = new.id;
    INSERT INTO node_words (rowid, words)
    SELECT new.id, coalesce(group_concat(atom, ' '), '') FROM json_tree(new.metadata) WHERE type = 'text';
END;

CREATE TRIGGER nodes_access_update AFTER UPDATE OF access ON nodes
WHEN old.parent IS NOT NULL AND old.access <> new.access BEGIN
    UPDATE node_values SET access = new.access WHERE (parent, path, kind, value, node) IN (
        SELECT parent, path, kind, value, node FROM node_leaves WHERE node = new.id);
END;

-- Tags that nodes have got before.
INSERT INTO accesses (digest, access_blob)
SELECT DISTINCT 'before ' || access_blob, access_blob FROM nodes WHERE json_type(access_blob, '$.tags') = 'array';
INSERT OR IGNORE INTO access_tags (tag, access_id)
SELECT t.value, a.id FROM accesses a, json_each(a.access_blob, '$.tags') t WHERE t.type = 'text';
UPDATE nodes SET own_access = (SELECT a.id FROM accesses a WHERE a.digest = 'before ' || nodes.access_blob)
WHERE json_type(access_blob, '$.tags') = 'array';
WITH RECURSIVE below (id, access) AS (
    SELECT n.id, coalesce(n.own_access, 0) FROM nodes n
    WHERE n.parent IS NULL AND EXISTS (SELECT 1 FROM accesses a WHERE a.id > 1)
    UNION ALL
    SELECT n.id, coalesce(n.own_access, b.access) FROM below b JOIN nodes n ON n.parent = b.id
)
UPDATE nodes SET access = b.access FROM below b WHERE nodes.id = b.id AND nodes.parent IS NOT NULL AND b.access <> 0;

-- In the order of the nodes; nodes for which nothing counts cost nothing.
CREATE INDEX nodes_reach ON nodes (parent, id, access) WHERE access <> 0;
