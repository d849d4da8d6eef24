# Two commands do everything on a Debian machine that has Swift: `make run` and `make test`.

# What the program needs of the system: a Debian package, and the header by which it is found, so that a system
# without Debian's packages is judged by what is there too.
LIBRARIES = libreadline-dev:readline/readline.h libcmark-dev:cmark.h libssl-dev:openssl/ssl.h

# What only the tests need: a package, and the program it brings.
TEST_PROGRAMS = python3:python3 perl:perl

PREFIX  = /usr/local
DESTDIR =
ARGS    =

# An import that Package.swift does not allow is an error. The same flags everywhere, so that nothing builds twice.
BUILD = swift build --explicit-target-dependency-import-check error

# The release is one program that starts quickly: every library and every symbol that is looked up at a start takes its
# time. So Swift, C++ and cmark are inside, and its symbols stay its own. OpenSSL and readline stay the system's, so that
# the system's updates reach them, and no library is looked for beside the program. Its 57,000 addresses that depend on
# where it is loaded are packed (RELR, which glibc has since 2.36): 12 KB are read for them instead of 1.4 MB. What the
# loader fills in is read-only before the first line runs (full RELRO); Tests/Support/check-release holds it to that.
INSIDE  = .build/inside
RELEASE = swift build -c release --product smtp-tutor --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -L$(CURDIR)/$(INSIDE) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc -Xlinker --no-export-dynamic \
  -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs \
  -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now

# Left out are the tests that run a program of their own: a sanitizer's memory breaks their bounds, it catches the signals
# that they send, and at its end it writes to the terminal that they look at. Leaks are not looked for: the runtime of Swift
# keeps what it needs to the end, as readline does.
SANITIZE = ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=suppressions='$(CURDIR)/Tests/Support/thread-sanitizer' \
  swift test --disable-xctest --no-parallel \
  --skip '^EndToEndTests\.|^TerminalTests\.(HintTests|LineEditorTests|TerminalIsGivenBackTests)'

.ONESHELL:
SHELL = /bin/sh
.SHELLFLAGS = -ec
.DEFAULT_GOAL = help
.PHONY: help run test build-tests lint format bench fuzz sanitize install ready ready-for-tests release

## help      this list
help:
	@echo 'smtp-tutor: speak SMTP by hand, and understand every reply.'
	echo
	sed -n 's/^## \([a-z]*\) */  make \1\t/p' Makefile | expand -t 17

## run       install what is missing, build, and start the tutor; arguments: make run ARGS='mx.example.org'
run: ready
	@echo '# Building smtp-tutor. The first time takes a minute or two, afterwards it is quick.' >&2
	$(BUILD) --product smtp-tutor >&2
	exec .build/debug/smtp-tutor $(ARGS)

## test      install what is missing, unpack the real mail servers below .build, build, and run every test
test: build-tests
	@echo '# Running the tests, in two lanes.'
	Tests/Support/run-lanes

build-tests: ready-for-tests
	@Tests/Support/unpack-peers
	echo '# Building the program and its tests.'
	$(BUILD) --build-tests

## lint      hold the sources to the style, and their imports to Package.swift; changes nothing
lint: ready
	@echo '# Checking the style (make format mends most of it).'
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz
	echo '# Checking the imports.'
	$(BUILD)

## format    put the sources into the style
format: ready
	@swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz

## bench     measure start-up, a session and a large message beside curl and swaks
bench: ready-for-tests release
	@Tests/Support/unpack-peers
	bench/run

## fuzz      feed the parsers random octets, FUZZ_SECONDS=600 for each
fuzz: ready
	@Fuzz/run

## sanitize  run the tests of the parts under AddressSanitizer and under ThreadSanitizer
sanitize: ready
	@for sanitizer in address thread; do
	  echo "# Building the tests for the $$sanitizer sanitizer, and running them."
	  $(SANITIZE) --sanitize=$$sanitizer --scratch-path .build/sanitize-$$sanitizer
	done

## install   build a release and put the one program into PREFIX/bin (default /usr/local; DESTDIR is honoured)
install: release
	@install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 .build/release/smtp-tutor '$(DESTDIR)$(PREFIX)/bin/smtp-tutor'
	echo '# Installed $(DESTDIR)$(PREFIX)/bin/smtp-tutor.'

ready:
	@if ! command -v swift >/dev/null; then
	  echo 'make: smtp-tutor is written in Swift, and there is no swift here.' >&2
	  echo 'Install Swift 6.2 or later as https://www.swift.org/install/ says, then run make again.' >&2
	  exit 1
	fi
	missing=
	for library in $(LIBRARIES); do
	  header=$${library#*:}
	  found=
	  for folder in /usr/include /usr/include/*-linux-gnu* /usr/local/include; do
	    if [ -e "$$folder/$$header" ]; then found=yes; fi
	  done
	  if [ -z "$$found" ]; then missing="$$missing $${library%:*}"; fi
	done
	$(call install-missing,$$missing)

release: ready
	@echo '# Building the release. This takes a few minutes.'
	mkdir -p $(INSIDE)
	# The linker takes the first library of a name that it finds, and here are only those that go in whole.
	for library in libstdc++ libcmark; do
	  ln -sf "$$(clang -print-file-name=$$library.a)" $(INSIDE)/
	done
	$(RELEASE)
	missing=
	if ! command -v readelf >/dev/null; then missing=' binutils'; fi
	$(call install-missing,$$missing)
	Tests/Support/check-release .build/release/smtp-tutor

ready-for-tests: ready
	@missing=
	for program in $(TEST_PROGRAMS); do
	  if ! command -v "$${program#*:}" >/dev/null; then missing="$$missing $${program%:*}"; fi
	done
	$(call install-missing,$$missing)

# Installs the Debian packages named, or says what has to be installed by hand.
define install-missing
if [ -n "$(1)" ]; then
  echo "# Missing on this system:$(1)" >&2
  if ! command -v apt-get >/dev/null; then
    echo 'make: no apt-get here. Install by hand what your system calls these Debian packages:' >&2
    echo "$(1) (for example, libreadline-dev is GNU readline with its headers: readline-devel, readline)" >&2
    exit 1
  fi
  as_root=env
  if [ "$$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "make: only root may install, and there is no sudo. As root: apt-get install$(1)" >&2
      exit 1
    fi
    as_root="sudo env"
  fi
  echo "# Installing it with apt-get." >&2
  if ! apt-get -s install $(1) >/dev/null 2>&1; then
    echo "# Asking Debian for its present list of packages first." >&2
    $$as_root apt-get -qq update >&2
  fi
  $$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $(1) >&2
fi
endef
