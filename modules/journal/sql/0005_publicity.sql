-- 政务公开, 解读方案 and what was published of a policy's execution (R-68 ... R-70). Aspects are names separated by blanks.
ALTER TABLE policy ADD COLUMN open_class TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN key_field TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN publicity_column TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN drafting_department TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN intake TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN aspects TEXT NOT NULL DEFAULT '';
ALTER TABLE interpretation ADD COLUMN open_class TEXT NOT NULL DEFAULT '';
ALTER TABLE interpretation ADD COLUMN key_field TEXT NOT NULL DEFAULT '';
ALTER TABLE interpretation ADD COLUMN publicity_column TEXT NOT NULL DEFAULT '';
ALTER TABLE interpretation ADD COLUMN aspects TEXT NOT NULL DEFAULT '';
