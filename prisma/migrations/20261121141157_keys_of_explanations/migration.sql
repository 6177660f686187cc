ALTER TABLE solution ADD COLUMN search_key TEXT NOT NULL DEFAULT '';

-- What `searchKey(plainText(…))` gives, for the explanations that stand. Emphasis by "_", and marks and letters that Vietnamese does
-- not have, are left as they are; whoever revises such a question writes the key anew.
CREATE FUNCTION key_of_explanation(explanation text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  words text := explanation;
BEGIN
  words := regexp_replace(words, '^[ \t]*([-+*]|\d{1,9}[.)])[ \t]+', '', 'gn');
  words := regexp_replace(words, '(?<!\\)\*\*(?=\S)(.*?[^\s\\])\*\*', '\1', 'g');
  words := regexp_replace(words, '(?<!\\)\*(?=\S)([^*]*?[^*\s\\])\*', '\1', 'g');
  words := regexp_replace(words, '\\([!-/:-@[-`{-~])', '\1', 'g');
  words := regexp_replace(normalize(words, NFD), '[\u0300-\u036F\u200B\u2060\uFEFF]', '', 'g');
  words := lower(translate(words, 'Đđ', 'dd'));
  RETURN btrim(regexp_replace(words, '[\s\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'));
END $$;
UPDATE solution SET search_key = key_of_explanation(explanation) WHERE explanation <> '';
DROP FUNCTION key_of_explanation(text);

-- From now on whoever writes a solution writes its key.
ALTER TABLE solution ALTER COLUMN search_key DROP DEFAULT;
