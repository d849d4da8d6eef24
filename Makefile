# Two commands do everything on a Debian machine that has Swift: `make run` and `make test`.
# What has to be there first is looked for in setup/, and as whom the recipes run.

PREFIX  = /usr/local
DESTDIR =
ARGS    =
# The key that signs the checksums of `make dist`, as gpg names it.
KEY     =

# An import that Package.swift does not allow is an error. The same flags everywhere, so that nothing builds twice.
BUILD = swift build --explicit-target-dependency-import-check error

# The release is one program that starts quickly: every library and every symbol that is looked up at a start takes its
# time. So Swift, C++ and cmark are inside, and its symbols stay its own. OpenSSL and readline stay the system's, so that
# the system's updates reach them, and no library is looked for beside the program. Its 50,000 addresses that depend on
# where it is loaded are packed (RELR, which glibc has since 2.36): 12 KB are read for them instead of 1.4 MB. What the
# loader fills in, and the constants beside it (setup/small/sections.ld), is read-only before the first line runs (full RELRO);
# Tests/Support/check-release holds it to that. It names no folder of the machine that built it. Tables for a debugger,
# which no package has, are not made of Swift's code: a seventh of the work.
#
# It is small: the rooms that no loop depends on are compiled for size (Package.swift), equal functions are folded, and it has
# no tables for C++ exceptions, and a stand-in for FoundationEssentials (see setup/small).
INSIDE  = .build/inside
SMALL   = -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xswiftc -I$(CURDIR)/$(INSIDE) -Xlinker $(CURDIR)/$(INSIDE)/FoundationEssentials.o \
  -Xlinker -O2 -Xlinker --icf=all -Xlinker --no-eh-frame-hdr -Xlinker -T$(CURDIR)/setup/small/sections.ld
RELEASE = swift build -c release --product smtp-tutor --static-swift-stdlib --disable-local-rpath \
  -Xswiftc -L$(CURDIR)/$(INSIDE) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc -Xlinker --no-export-dynamic \
  -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs \
  -Xlinker -z -Xlinker relro -Xlinker -z -Xlinker now -Xswiftc -gnone -Xcc -ffile-prefix-map=$(CURDIR)=. $(SMALL)

# Left out are the tests that run a program of their own: a sanitizer's memory breaks their bounds, it catches the signals
# that they send, and at its end it writes to the terminal that they look at. Leaks are not looked for: the runtime of Swift
# keeps what it needs to the end, as readline does.
SANITIZE = ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=suppressions='$(CURDIR)/Tests/Support/thread-sanitizer' \
  swift test --disable-xctest --no-parallel \
  --skip '^EndToEndTests\.|^TerminalTests\.(HintTests|LineEditorTests|TerminalIsGivenBackTests)'

.ONESHELL:
SHELL = setup/shell
.SHELLFLAGS = -ec
.DEFAULT_GOAL = help
.PHONY: help run test build-tests lint format bench fuzz sanitize install uninstall deb dist ready ready-for-tests ready-for-bench \
  ready-for-release ready-for-dist ready-for-deb fetched release
# These may have to be root: to install.
ready ready-for-tests ready-for-bench ready-for-release ready-for-dist ready-for-deb install uninstall: SHELL = /bin/sh

## help      this list
help:
	@echo 'smtp-tutor: speak SMTP by hand, and understand every reply.'
	echo
	sed -n 's/^## \([a-z]*\) */  make \1\t/p' Makefile | expand -t 17

## run       install what is missing, build, and start the tutor; arguments: make run ARGS=learn
run: fetched
	@echo '# Building smtp-tutor. The first time takes two to four minutes, afterwards it is quick.' >&2
	$(BUILD) --product smtp-tutor >&2
	exec .build/debug/smtp-tutor $(ARGS)

## test      install what is missing, unpack the real mail servers below .build, build, and run every test (10 to 15 minutes)
test: build-tests
	@Tests/Support/run-lanes

build-tests: ready-for-tests
	@Tests/Support/unpack-peers
	setup/fetch
	echo '# Building the program and its tests.'
	$(BUILD) --build-tests

## lint      hold the sources to the style, and their imports to Package.swift; changes nothing
lint: fetched
	@echo '# Checking the style (make format mends most of it).'
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Fuzz setup
	echo '# Checking the imports.'
	$(BUILD)

## format    put the sources into the style
format: ready
	@swift format --in-place --parallel --recursive Package.swift Sources Tests Fuzz setup

## bench     measure start-up, a session and a large message beside curl and swaks
bench: ready-for-bench release
	@Tests/Support/unpack-peers
	bench/run

## fuzz      feed the parsers random octets, FUZZ_SECONDS=600 for each
fuzz: ready
	@Fuzz/run

## sanitize  run the tests of the parts under AddressSanitizer and under ThreadSanitizer
sanitize: fetched
	@for sanitizer in address thread; do
	  echo "# Building the tests for the $$sanitizer sanitizer, and running them."
	  $(SANITIZE) --sanitize=$$sanitizer --scratch-path .build/sanitize-$$sanitizer
	done

## install   build a release and put it below PREFIX (default /usr/local; DESTDIR is honoured): the program, its manual pages, its completion
install:
	@setup/install check '$(DESTDIR)$(PREFIX)'
	$(MAKE) --no-print-directory release
	setup/install copy '$(DESTDIR)$(PREFIX)'

## uninstall take away what make install with the same PREFIX has put there
uninstall:
	@setup/install remove '$(DESTDIR)$(PREFIX)'

## deb       build a release and make a Debian package of it, below .build/dist
deb: ready-for-deb release
	@setup/package deb

## dist      build a release and make an archive of it, with its checksum, below .build/dist; KEY=... signs it and tags the commit
dist: ready-for-dist release
	@setup/package dist '$(KEY)'

release: ready-for-release
	@setup/fetch
	echo '# Building the release. The first time takes two to four minutes.'
	mkdir -p $(INSIDE)
	# The linker takes the first library of a name that it finds, and here are only those that go in whole.
	for library in libstdc++ libcmark; do
	  ln -sf "$$(clang -print-file-name=$$library.a)" $(INSIDE)/
	done
	swiftc -Osize -parse-as-library -static -c -module-name FoundationEssentials setup/small/FoundationEssentials.swift \
	  -emit-module -emit-module-path $(INSIDE)/FoundationEssentials.swiftmodule -o $(INSIDE)/FoundationEssentials.o
	$(RELEASE)
	Tests/Support/check-release .build/release/smtp-tutor

ready:
	@setup/require

ready-for-tests:
	@setup/require tests

ready-for-release:
	@setup/require release

ready-for-dist:
	@setup/require release dist

ready-for-deb:
	@setup/require release dist deb

ready-for-bench:
	@setup/require tests release

fetched: ready
	@setup/fetch
