# Makes a manual page of what `smtp-tutor COMMAND --help` says, and of a page in docs/manual with places for it.

# A heading at the start of a line, and what comes after it until the next.
/^(OVERVIEW|USAGE): / {
  part = substr($0, 1, index($0, ":") - 1)
  add(substr($0, index($0, " ") + 1))
  next
}
/^[A-Z ]+(, [a-z ]+)?:$/ {
  part = $0
  sub(/[,:].*/, "", part)
  next
}
# The examples are in the overview.
/^EXAMPLES$/ { part = $0; next }
/^  See 'smtp-tutor help/ { next }
{ add($0) }

function add(line) { lines[part, ++count[part]] = line }

END { fill() }

function insert(what) {
  if (what == "name") summary()
  else if (what == "synopsis") synopsis()
  else if (what == "description") description()
  else if (what == "arguments") list("ARGUMENTS", ".Sh ARGUMENTS")
  else if (what == "options") list("OPTIONS")
  else if (what == "session options") list("OPTIONS OF A SESSION")
  else if (what == "commands") list("SUBCOMMANDS")
  else if (what == "statuses") list("EXIT STATUS")
  else if (what == "examples") examples()
}

# The first half-sentence, without its capital.
function summary(   text) {
  text = lines["OVERVIEW", 1]
  sub(/[;:].*/, "", text)
  sub(/\.$/, "", text)
  print ".Nd " tolower(substr(text, 1, 1)) prose(substr(text, 2))
}

function synopsis(   i, line) {
  for (i = 1; i <= count["USAGE"]; i++) {
    line = lines["USAGE", i]
    if (!sub(/^ *smtp-tutor */, "", line)) continue
    print ".Nm smtp-tutor"
    print usage(line)
  }
}

# What is typed as it is in bold, what stands for something else in italics.
function usage(line,   done, word) {
  while (match(line, /[-A-Za-z][-.A-Za-z]*/)) {
    word = substr(line, RSTART, RLENGTH)
    done = done substr(line, 1, RSTART - 1) (word ~ /^[-a-z]/ ? bold(literal(word)) : italic(word))
    line = substr(line, RSTART + RLENGTH)
  }
  return safe(done line)
}

function description(   i, line, isOpen) {
  for (i = 1; i <= count["OVERVIEW"]; i++) {
    line = lines["OVERVIEW", i]
    if (line != "") {
      if (isOpen == 0 && i > 1) print ".Pp"
      print prose(line)
    }
    isOpen = line != ""
  }
}

function examples(   i, line) {
  print ".Bd -literal"
  for (i = 1; i <= count["EXAMPLES"]; i++) {
    line = lines["EXAMPLES", i]
    if (line == "") continue
    sub(/^  /, "", line)
    print literal(line)
  }
  print ".Ed"
}

# What is listed in a part, a name and its meaning; where the name is long, its meaning is on the next line.
function list(part, heading,   i, line, name) {
  if (!count[part]) return
  if (heading) print heading
  print ".Bl -tag -width Ds" (part == "EXIT STATUS" ? " -compact" : "")
  for (i = 1; i <= count[part]; i++) {
    line = lines[part, i]
    if (line == "") continue
    # The meaning begins in the same column, on the same line or on the next.
    if (line !~ /^          /) {
      name = trimmed(line)
      sub(/  .*/, "", name)
      print ".It " item(part, name)
      line = substr(trimmed(line), length(name) + 1)
    }
    if (trimmed(line) != "") print prose(trimmed(line))
  }
  print ".El"
}

function trimmed(line) {
  sub(/^ +/, "", line)
  return line
}

function item(part, name,   words, i, n, done, value) {
  if (part == "SUBCOMMANDS") return "Xr smtp-tutor-" name " 1"
  if (part == "EXIT STATUS") return name
  if (match(name, /<.*>/)) {
    value = " Ar " literal(substr(name, RSTART + 1, RLENGTH - 2))
    name = substr(name, 1, RSTART - 1)
  }
  sub(/ +$/, "", name)
  n = split(name, words, ", ")
  for (i = 1; i <= n; i++) {
    sub(/^-/, "", words[i])
    done = done (i > 1 ? " , " : "") "Fl " literal(words[i])
  }
  return n ? done value : substr(value, 2)
}
