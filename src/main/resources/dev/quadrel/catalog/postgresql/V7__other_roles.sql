-- Names of roles that the provider gives, beyond those of here: a JSON list.
ALTER TABLE principals ADD COLUMN other_roles TEXT;
