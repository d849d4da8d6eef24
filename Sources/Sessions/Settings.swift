package import Events
package import Network
package import Personas
package import Terminal

/// What a person chose, in the configuration file, on the command line or with `:set`, for every kind of session.
package struct Settings: Sendable {
  package enum PromptForm: String, CaseIterable, Sendable {
    /// `TLS mail.example.org ready> `
    case full
    /// `TLS ready> `
    case short
  }

  /// Whether long text is shown by a pager.
  package enum PagerUse: String, CaseIterable, Sendable {
    /// Where it is higher than the window; not in a lesson, where the question has to stay in sight.
    case auto
    case on
    case off
  }

  package var notes = NotesLevel.full
  package var color = ColorChoice.auto
  package var theme = Theme.auto
  /// Whether the rest of a command's syntax follows it while it is typed.
  package var hints = true
  /// How long each reply took.
  package var timing = false
  /// Each line as it travels, octet for octet.
  package var wire = false
  package var family = ConnectOptions.Family.any
  /// The address of this machine to connect from.
  package var source: String?
  /// Seconds for every wait; nil: 30 s to connect and the times of RFC 5321, section 4.5.3.2, for the rest.
  package var timeout: Double?
  /// The name that the program greets with, where it greets by itself; nil: this machine's.
  package var helo: String?
  package var tls = TLSSettings()
  /// Whom `:check` and `--mx` ask, as `--resolver` names them; none: as the system is set up.
  package var resolvers: [String] = []
  /// A file of keys of the DNS root.
  package var trustAnchor: String?
  package var prompt = PromptForm.full
  package var pager = PagerUse.auto
  /// What goes wrong at the practice server.
  package var scenario = ScenarioSet.none
  /// The exit status tells only how the session ended, not what was refused on the way.
  package var keepGoing = false

  /// Asked for by name: see `isPlain`.
  package var plain = false

  /// An object a line instead of text; the rules of a pipe hold, terminal or not.
  package var json = false
  /// Who logs in with `:auth`, where nobody can be asked or asking is not wanted.
  package var user: String?
  /// The file whose first line is the password, or the token.
  package var passwordFile: String?
  /// A new file that the session is written to from its first octet on.
  package var log: String?
  /// What is wrong with the configuration file, in sentences that are told at the start.
  package var remarks: [String] = []
  /// Whether each line of a log begins with its time.
  package var timestamps = false

  package init() {}

  /// Whether everything is to read well from top to bottom, for a screen reader or on paper: every line with its mark,
  /// nothing coloured, drawn over or taken back. At a terminal that can do no more it is so by itself.
  package var isPlain: Bool { plain || Standard.terminalIsDumb }

  /// How much is shown at first.
  package var display: Display { Display(level: notes, showsWire: wire, showsTiming: timing, showsHints: hints) }

  package var deadlines: Deadlines { timeout.map { Deadlines(every: $0) } ?? Deadlines() }

  var connect: ConnectOptions { ConnectOptions(family: family, source: source, timeout: deadlines.connect) }
}
