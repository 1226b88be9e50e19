CREATE TABLE nodes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent INTEGER REFERENCES nodes (id),
    key TEXT NOT NULL,
    -- All keys from the root down with slashes between them; empty for the root.
    path TEXT NOT NULL UNIQUE,
    structure_family TEXT NOT NULL,
    metadata TEXT NOT NULL,
    specs TEXT NOT NULL,
    access_blob TEXT NOT NULL,
    -- Milliseconds since 1970.
    time_created INTEGER NOT NULL,
    time_updated INTEGER NOT NULL,
    version INTEGER NOT NULL
);
-- An index ends with the id by itself.
CREATE INDEX nodes_parent ON nodes (parent);
CREATE INDEX nodes_key ON nodes (parent, key);

CREATE TABLE data_sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    node_id INTEGER NOT NULL UNIQUE REFERENCES nodes (id) ON DELETE CASCADE,
    structure_family TEXT NOT NULL,
    structure TEXT NOT NULL,
    mimetype TEXT NOT NULL,
    parameters TEXT NOT NULL,
    properties TEXT NOT NULL,
    management TEXT NOT NULL
);

CREATE TABLE assets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    data_uri TEXT NOT NULL UNIQUE,
    is_directory INTEGER NOT NULL,
    size INTEGER
);

CREATE TABLE data_source_assets (
    data_source_id INTEGER NOT NULL REFERENCES data_sources (id) ON DELETE CASCADE,
    asset_id INTEGER NOT NULL REFERENCES assets (id),
    parameter TEXT,
    num INTEGER,
    PRIMARY KEY (data_source_id, asset_id)
) WITHOUT ROWID;
CREATE INDEX data_source_assets_asset ON data_source_assets (asset_id);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    node_id INTEGER NOT NULL REFERENCES nodes (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    metadata TEXT NOT NULL,
    specs TEXT NOT NULL,
    access_blob TEXT NOT NULL,
    time_updated INTEGER NOT NULL,
    UNIQUE (node_id, number)
);

-- What searches ask for: each scalar of the metadata by its JSON path, and the names of specs by the path 'spec'.
-- In the order of the nodes where all else is equal. Kinds: 0 null, 1 false and true, 2 numbers, 3 texts.
CREATE TABLE node_values (
    parent INTEGER NOT NULL,
    path TEXT NOT NULL,
    kind INTEGER NOT NULL,
    value NOT NULL,
    node INTEGER NOT NULL,
    PRIMARY KEY (parent, path, kind, value, node)
) WITHOUT ROWID;

-- The words of all texts of the metadata.
CREATE VIRTUAL TABLE node_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- Elements of lists are found in the metadata itself, and so are long texts.
CREATE VIEW node_leaves AS
SELECT n.id AS node, n.parent AS parent, t.fullkey AS path,
    CASE t.type WHEN 'null' THEN 0 WHEN 'true' THEN 1 WHEN 'false' THEN 1 WHEN 'text' THEN 3 ELSE 2 END AS kind,
    CASE t.type WHEN 'null' THEN '' WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE t.atom END AS value
FROM nodes n, json_tree(n.metadata) t
WHERE t.type NOT IN ('object', 'array') AND typeof(t.key) = 'text'
    AND (t.type <> 'text' OR length(t.atom) < 256)
UNION ALL
SELECT n.id, n.parent, 'spec', 3, json_extract(s.value, '$.name') FROM nodes n, json_each(n.specs) s;

CREATE TRIGGER nodes_insert AFTER INSERT ON nodes WHEN new.parent IS NOT NULL BEGIN
    INSERT OR IGNORE INTO node_values (parent, path, kind, value, node)
    SELECT parent, path, kind, value, node FROM node_leaves WHERE node = new.id;
    INSERT INTO node_words (rowid, words)
    SELECT new.id, coalesce(group_concat(atom, ' '), '') FROM json_tree(new.metadata) WHERE type = 'text';
END;

CREATE TRIGGER nodes_before_delete BEFORE DELETE ON nodes WHEN old.parent IS NOT NULL BEGIN
    DELETE FROM node_values WHERE (parent, path, kind, value, node) IN (
        SELECT parent, path, kind, value, node FROM node_leaves WHERE node = old.id);
    DELETE FROM node_words WHERE rowid = old.id;
END;

CREATE TRIGGER nodes_before_update BEFORE UPDATE OF metadata, specs ON nodes
WHEN old.parent IS NOT NULL AND (old.metadata <> new.metadata OR old.specs <> new.specs) BEGIN
    DELETE FROM node_values WHERE (parent, path, kind, value, node) IN (
        SELECT parent, path, kind, value, node FROM node_leaves WHERE node = old.id);
    DELETE FROM node_words WHERE rowid = old.id;
END;

CREATE TRIGGER nodes_after_update AFTER UPDATE OF metadata, specs ON nodes
WHEN old.parent IS NOT NULL AND (old.metadata <> new.metadata OR old.specs <> new.specs) BEGIN
    INSERT OR IGNORE INTO node_values (parent, path, kind, value, node)
    SELECT parent, path, kind, value, node FROM node_leaves WHERE node = new.id;
    INSERT INTO node_words (rowid, words)
    SELECT new.id, coalesce(group_concat(atom, ' '), '') FROM json_tree(new.metadata) WHERE type = 'text';
END;

INSERT INTO nodes (parent, key, path, structure_family, metadata, specs, access_blob, time_created, time_updated, version)
VALUES (NULL, '', '', 'container', '{}', '[]', '{}', unixepoch() * 1000, unixepoch() * 1000, 1);
