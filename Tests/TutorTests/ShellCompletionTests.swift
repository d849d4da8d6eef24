import TestSupport
import Testing

@testable import Typing

/// What each shell offers for a command line, asked of the shell itself.
@Suite("Completion in bash, zsh and fish", .serialized) struct ShellCompletionTests {
  private static let facts = CompletionFacts(
    lessons: [
      .init(name: "first-mail", words: "Your first message"), .init(name: "refusals", words: "It's refused: why?"),
    ],
    cases: [.init(name: "one-office", words: "It never arrived"), .init(name: "two-dots", words: "Late")],
    scripts: [.init(name: "bugs-bunny", words: "Bugs \\ Daffy"), .init(name: "naughty-list", words: "Coal")],
    commandWords: ["learn": "Guided lessons; without a name, goes on.", "replay": "Play a script."],
    optionWords: ["connect": ["--starttls": "Say EHLO and STARTTLS first."], "learn": ["--list": "List the course."]])

  /// A candidate, and the words beside it where the shell shows them.
  private struct Offer: Equatable {
    var name: String
    var words: String
  }

  private static func run(_ shell: CompletionFacts.Shell, _ words: [String]) async throws -> [Offer] {
    let folder = try TemporaryFolder("completion")
    let home = try TemporaryFolder("home")
    try folder.write("", to: "ca.pem")
    try home.write(facts.script(for: shell), to: "script")
    let (path, program) = try asking(shell)
    let run = try await Run.program(
      path,
      (shell == .fish ? ["--no-config"] : [])
        + ["-c", program, "shell", home.file("script"), folder.path, "smtp-tutor"] + words,
      environment: [
        "LD_LIBRARY_PATH": shell == .bash ? "" : try Peers.libraries(), "HOME": home.path,
        "XDG_DATA_HOME": home.file("data"), "XDG_CONFIG_HOME": home.file("config"), "LC_ALL": "C.UTF-8",
      ])
    #expect(run.errorText == "" && run.status == 0)
    let offers = run.outputText.split(separator: "\n").map { line in
      let parts = line.split(separator: shell == .zsh ? ":" : "\t", maxSplits: 1).map(String.init)
      return Offer(name: parts[0], words: parts.count > 1 ? parts[1] : "")
    }
    // Newer versions of fish offer what has the letters anywhere, after what begins with them.
    return shell == .fish ? offers.filter { $0.name.hasPrefix(words.last ?? "") } : offers
  }

  /// A shell, and what it does to tell what it offers for the words after a script and a folder.
  private static func asking(_ shell: CompletionFacts.Shell) throws -> (path: String, program: String) {
    switch shell {
    // Outside a completion there is nothing to set an option for.
    case .bash:
      (
        "/bin/bash",
        """
        . "$1"; HOSTFILE=/dev/null; cd "$2"; shift 2
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        compopt() { :; }
        _smtp_tutor; printf '%s\\n' "${COMPREPLY[@]}"
        """
      )
    // The functions that come with zsh put their candidates into the line: here they are told.
    case .zsh:
      (
        try Peers.require("usr/bin/zsh"),
        """
        module_path=('\(try Peers.require("zsh-modules"))')
        compdef() { :; }; _hosts() { :; }
        _files() { local file; for file in *; do [[ $file == ${words[CURRENT]}* ]] && print -r -- $file; done; return 0 }
        _describe() { local one; for one in ${(P)@[-1]}; do [[ $one == ${words[CURRENT]}* ]] && print -r -- $one; done; return 0 }
        . "$1"; cd "$2"; shift 2
        words=("$@"); CURRENT=$#; _smtp_tutor || true
        """
      )
    case .fish:
      (
        try Peers.require("usr/bin/fish"),
        """
        function __fish_print_hostnames; end
        source $argv[2]; cd $argv[3]
        complete -C (string join ' ' -- $argv[4..])
        """
      )
    }
  }

  private static let cases: [(words: [String], offered: [String])] = [
    (["le"], ["learn"]), (["learn", ""], ["first-mail", "refusals"]), (["learn", "r"], ["refusals"]),
    (["replay", "b"], ["bugs-bunny"]), (["replay", "c"], ["ca.pem"]), (["--notes", ""], ["brief", "full", "off"]),
    (["learn", "--notes", "b"], ["brief"]), (["--theme", "l"], ["light"]), (["--ca-file", "c"], ["ca.pem"]),
    (["--timeout", ""], []), (["serve", "--persona", "p"], ["postfix"]), (["--notes", "off", "repl"], ["replay"]),
    (["--start"], ["--starttls"]), (["learn", "--start"], []), (["learn", "--li"], ["--list"]),
    (["serve", "--scenario", "not"], ["not-yet-valid"]), (["explain", "--j"], ["--json"]),
    (["help", "se"], ["send", "serve"]), (["send", "--no-m"], ["--no-message"]), (["-p", "5"], ["587"]),
    (["--tls-min", "1.3"], ["1.3"]), (["learn", "cases", "o"], ["one-office"]), (["learn", "--see"], ["--seed"]),
  ]

  @Test("offers commands, lessons, scripts, files and values", arguments: CompletionFacts.Shell.allCases, cases)
  func offers(_ shell: CompletionFacts.Shell, _ one: (words: [String], offered: [String])) async throws {
    #expect(try await Self.run(shell, one.words).map(\.name).sorted() == one.offered)
  }

  @Test(
    "offers every option that a command has, and no hidden one", arguments: CompletionFacts.Shell.allCases,
    OptionTable.commands.map(\.name))
  func options(_ shell: CompletionFacts.Shell, _ command: String) async throws {
    let hidden: Set<String> = ["--help-hidden", "--experimental-dump-help"]
    let before = command == OptionTable.unnamed ? [] : [command]
    // With one dash fish offers the long names only where a letter of theirs was typed.
    let offered = try await (Self.run(shell, before + ["-"]) + Self.run(shell, before + ["--"])).map(\.name)
    #expect(Set(offered) == Set(OptionTable.options(of: command).names).subtracting(hidden))
  }

  @Test(
    "says what each is, where the shell shows it", arguments: [CompletionFacts.Shell.zsh, .fish],
    [
      (["lear"], "Guided lessons"), (["learn", "ref"], "It's refused: why?"), (["replay", "bu"], #"Bugs \ Daffy"#),
      (["--start"], "Say EHLO and STARTTLS first"), (["learn", "--li"], "List the course"),
      (["learn", "cases", "two"], "Late"),
    ])
  func words(_ shell: CompletionFacts.Shell, _ one: (typed: [String], expected: String)) async throws {
    #expect(try await Self.run(shell, one.typed).map(\.words) == [one.expected])
  }

  @Test("completes a line that is typed", arguments: [CompletionFacts.Shell.bash, .zsh])
  func typed(_ shell: CompletionFacts.Shell) async throws {
    let folder = try TemporaryFolder("completion")
    try folder.write(Self.facts.script(for: shell), to: "script")
    var environment = ["HOME": folder.path, "ZDOTDIR": folder.path, "PS1": "$ "]
    let terminal: PseudoTerminal
    if shell == .bash {
      try folder.write(". '\(folder.file("script"))'\nPS1='$ '\n", to: "rc")
      terminal = try PseudoTerminal(
        "/bin/bash", ["--noprofile", "--rcfile", folder.file("rc"), "-i"], environment: environment)
    } else {
      // What zsh is made of is not where Debian would have it.
      let functions = try Peers.require("usr/share/zsh/functions")
      try folder.write(
        "module_path=('\(try Peers.require("zsh-modules"))')\nfpath=('\(functions)'/**/*(/))\n", to: ".zshenv")
      try folder.write(
        "autoload -Uz compinit\ncompinit -D -u\n. '\(folder.file("script"))'\nPS1='$ '\n", to: ".zshrc")
      environment["LD_LIBRARY_PATH"] = try Peers.libraries()
      terminal = try PseudoTerminal(try Peers.require("usr/bin/zsh"), ["-i"], environment: environment)
    }
    try await terminal.expect("$ ")
    terminal.send("smtp-tutor learn ref\t")
    try await terminal.expect("the name of a lesson") {
      $0.picture.rows.contains { $0.hasSuffix("$ smtp-tutor learn refusals") }
    }
    terminal.send("--start\u{15}smtp-tutor --startt\t")
    try await terminal.expect("the name of an option") {
      $0.picture.rows.contains { $0.hasSuffix("$ smtp-tutor --starttls") }
    }
    terminal.send("\u{15}exit\r")
    #expect(await terminal.wait() == .status(0))
  }
}
