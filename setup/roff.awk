# Text for a manual page (mdoc), as both awk programs of setup/manual write it: an ASCII hyphen where one is typed, and
# no line that is taken for a command of roff.

# Running text: the hyphens of an option stay what is typed, those of words are hyphens.
function prose(text,   done, word) {
  gsub(/\\/, "\\e", text)
  while (match(text, /(^|[ (["])-[-A-Za-z0-9]*/)) {
    word = substr(text, RSTART, RLENGTH)
    gsub(/-/, "\\-", word)
    done = done substr(text, 1, RSTART - 1) word
    text = substr(text, RSTART + RLENGTH)
  }
  text = done text
  # mandoc wants each sentence on a line of its own.
  gsub(/\. /, ".\n", text)
  return safe(text)
}

# What is typed, character by character.
function literal(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  gsub(/'/, "\\(aq", text)
  gsub(/`/, "\\(ga", text)
  gsub(/\^/, "\\(ha", text)
  gsub(/~/, "\\(ti", text)
  return safe(text)
}

function safe(text,   place) {
  while ((place = index(text, "\n'"))) text = substr(text, 1, place) "\\&" substr(text, place + 1)
  return text ~ /^[.']/ ? "\\&" text : text
}

# An argument of a command of roff.
function quoted(text) {
  gsub(/"/, "\\(dq", text)
  return "\"" text "\""
}

function bold(text) { return "\\fB" text "\\fR" }
function italic(text) { return "\\fI" text "\\fR" }

function title() {
  print ".\\\" Written by setup/manual."
  print ".Dd " day
  print ".Dt " toupper(name) " " section
  print ".Os " quoted(version)
}

# Prints the page's template, with a line such as @options@ replaced by what the program's own `insert` prints for it.
function fill(   line) {
  while ((getline line < template) > 0) {
    if (line == "@title@") title()
    else if (line ~ /^@[a-z ]+@$/) insert(substr(line, 2, length(line) - 2))
    else print line
  }
}
