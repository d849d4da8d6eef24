# Makes a manual page of a page of docs: headings, paragraphs, lists, tables of two columns and blocks of code.

/^ *```/ {
  end()
  isCode = !isCode
  add(isCode ? ".Bd -literal -offset indent" : ".Ed")
  isOpen = 1
  next
}
isCode {
  if (isList) sub(/^  /, "")
  add(literal($0))
  next
}
/^# / { heading = substr($0, 3); next }
/^## / { end(); endList(); add(".Ss " substr($0, 4)); isOpen = 0; next }
# What comes before this line is the head of the table; its rows say for themselves what they are.
/^\|[- |]+\|$/ { isTable = 1; add(".Bl -tag -width Ds"); next }
/^\|/ { if (isTable) row(); next }
/^- / {
  end()
  if (!isList) add(".Bl -bullet")
  isList = 1
  add(".It")
  isOpen = 0
  paragraph = substr($0, 3)
  next
}
/^$/ { end(); next }
{
  if (isList && !/^  /) { end(); endList() }
  sub(/^ +/, "")
  paragraph = paragraph (paragraph == "" ? "" : " ") $0
}

END { end(); endList(); fill() }

function insert(what,   i) {
  if (what == "name") print ".Nd " tolower(substr(heading, 1, 1)) substr(heading, 2)
  else if (what == "page") for (i = 1; i <= count; i++) print lines[i]
}

function add(line) { lines[++count] = line }

# Ends the paragraph or the table at hand. Between two paragraphs there is a space.
function end() {
  if (paragraph != "") {
    if (isOpen) add(".Pp")
    add(safe(inline(paragraph)))
    isOpen = 1
  }
  paragraph = ""
  if (isTable) add(".El")
  isTable = 0
}

function endList() {
  if (isList) add(".El")
  isList = 0
}

function row(   cells) {
  # The bar that is part of a cell is written \| there.
  gsub(/\\\|/, "\001")
  split($0, cells, / *\| */)
  gsub("\001", "|", cells[2])
  gsub("\001", "|", cells[3])
  add(".It " quoted(inline(cells[2])))
  add(safe(inline(cells[3])))
  isOpen = 1
}

# Code in bold, emphasis in italics, of a link its words.
function inline(text,   parts, n, i, done) {
  while (match(text, /\[[^]]*\]\([^)]*\)/)) {
    done = substr(text, RSTART + 1, index(substr(text, RSTART), "](") - 2)
    text = substr(text, 1, RSTART - 1) done substr(text, RSTART + RLENGTH)
  }
  done = ""
  n = split(text, parts, "`")
  for (i = 1; i <= n; i++) {
    if (i % 2 == 0) done = done bold(literal(parts[i]))
    else done = done emphasized(parts[i])
  }
  return done
}

function emphasized(text,   parts, n, i, done) {
  n = split(text, parts, "*")
  for (i = 1; i <= n; i++) done = done (i % 2 == 0 ? italic(prose(parts[i])) : prose(parts[i]))
  return done
}
