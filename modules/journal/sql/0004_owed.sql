-- 应解读 (R-68).
ALTER TABLE policy ADD COLUMN needs_interpretation INTEGER NOT NULL DEFAULT 0;
