import SASL

/// What `:help` says by itself, and about the tutor's own commands. No line is wider than a note may be.
enum HelpText {
  /// A command that starts with a colon: how it is typed, and what it does.
  struct Entry {
    let usage: String
    let long: String

    var name: Substring { usage.dropFirst().prefix { $0 != " " } }
  }

  static let entries = [
    Entry(
      usage: ":help [TOPIC]",
      long:
        "Explains a verb (:help RCPT), a code (:help 550, :help 5.7.1), a keyword of an EHLO list (:help SIZE) or a "
        + "term of the trade (:help envelope), without asking any server."),
    Entry(
      usage: ":explain",
      long: "Says everything there is to say about what happened last. :explain TOPIC is :help TOPIC."),
    Entry(
      usage: ":inbox [NAME [NUMBER]]",
      long:
        "Shows a message in the practice server's mailboxes as it was delivered, and beside each line which command "
        + "it came from. :inbox bob 2 is the second one in Bob's mailbox; alone it shows the newest of all."),
    Entry(
      usage: ":open [HOST [PORT]]",
      long: "Connects to another server, on port 25 unless one is named. Alone it opens the practice server."),
    Entry(usage: ":close", long: "Closes the connection without a word to the server."),
    Entry(usage: ":reconnect", long: "Connects to the last server once more."),
    Entry(
      usage: ":state",
      long: "Shows the server, the stage, the envelope so far, what is held, and what has not been answered yet and "
        + "for how long."),
    Entry(
      usage: ":tls [pem]",
      long: "Shows what the TLS handshake brought: version, cipher, key exchange, every certificate of the chain, and "
        + "whether it is believed or exactly why not. :tls pem prints the chain as PEM text."),
    Entry(
      usage: ":auth [MECHANISM]",
      long:
        "Logs in: asks for user name and password (not shown), does what the mechanism asks step by step, and says what "
        + "each line contains. Alone it takes the best that the EHLO list has; it knows SCRAM-SHA-256, CRAM-MD5, PLAIN, "
        + "LOGIN, XOAUTH2 and EXTERNAL. Where others could read along it warns and asks first."),
    Entry(
      usage: ":scenario [A,B|off]",
      long:
        "Lets things go wrong at the practice server, from the next connection on: a certificate that has expired, a "
        + "STARTTLS that somebody took out of the list, and more. Alone it lists them, with what each shows."),
    Entry(
      usage: ":data FILE",
      long:
        "Says DATA, sends the file and the lone dot. Line ends become CRLF and dots are doubled; the file may be of "
        + "any size. If the server does not answer DATA with 354, nothing of the file is sent."),
    Entry(
      usage: ":raw 'OCTETS'",
      long: #"Sends exactly the octets between the quotes, without a line end of its own: :raw 'NOOP\r\n'. It knows "#
        + #"\r \n \t \0 \\ \' and \xNN."#),
    Entry(
      usage: ":stuffing [on|off]",
      long: "A message line that starts with a dot gets a second one on the wire, and the receiver takes it off. Off: "
        + "lines go out as typed."),
    Entry(
      usage: ":wire [on|off]",
      long: #"Shows each line once more as it travels: CR and LF as \r\n, and the dot that was doubled."#),
    Entry(
      usage: ":timing [on|off]",
      long: "Says behind each reply how long it took, from the command to the reply's last line."),
    Entry(
      usage: ":hints [on|off]",
      long: "While you type a command, what is still to come of it stands dim behind the cursor; it is not sent, and "
        + "gone with Enter. Without colour (NO_COLOR, TERM=dumb, --plain) there are none."),
    Entry(
      usage: ":notes full|brief|off",
      long: "full: all the first time, then one line. brief: always one line. off: nothing but the session."),
    Entry(
      usage: ":log FILE",
      long: "Writes this session to a new file, from its connection on, so that smtp-tutor replay FILE plays it again. "
        + "Logins are left out. :log off stops."),
    Entry(
      usage: ":hold [off]",
      long: "Holds the lines that follow, until :release. :hold off, or Ctrl-C on an empty line, drops them. Lines "
        + "that start with a colon are still the tutor's."),
    Entry(
      usage: ":release [now]",
      long: "Sends what is held in one piece, as a client does that knows PIPELINING, and says with each reply which "
        + "command it answers. Text held behind DATA leaves when the 354 is there, and is dropped without one; "
        + ":release now sends that at once too."),
    Entry(usage: ":quit", long: "Says QUIT to the server and leaves."),
  ]

  /// The overview in lines for a window of so many columns.
  static func overview(width: Int) -> [String] {
    let lines = overview.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return width < columns ? lines.flatMap(oneColumn) : lines
  }

  /// Columns that the overview takes, with the marks in front of it.
  private static let columns = 72

  /// What stands beside each other, below each other.
  private static func oneColumn(_ line: String) -> [String] {
    let start = line.prefix { $0 == " " }
    guard let gap = line.dropFirst(start.count).firstRange(of: "  "), !start.isEmpty else {
      return [start.count > 2 ? "   \(line.dropFirst(start.count))" : line]
    }
    return [String(line[..<gap.lowerBound]), "   \(line[gap.upperBound...].drop { $0 == " " })"]
  }

  private static let overview = """
    What you type goes to the server as you type it. A mail takes these
    lines, one after another; wait for the reply to each:

      HELO client.example              say who you are (or EHLO)
      MAIL FROM:<you@christian.net>    where bounces go
      RCPT TO:<bob@christian.net>      where the mail goes
      DATA                             then headers, an empty line, the
                                       text, and a line with only a dot
      QUIT                             goodbye

    Lines that start with a colon are for the tutor:

      :help RCPT, :help 550            a verb or a code; also :help :data
      :explain                         all about the last reply
      :inbox                           the mail that was delivered here
      :open HOST [PORT], :open         another server; the practice server
      :close, :reconnect, :state       this connection
      :tls                             its encryption (after STARTTLS)
      :auth, :auth PLAIN               log in; what it needs it asks for
      :scenario                        what may go wrong in practice
      :data FILE, :log FILE            a file as message; save the session
      :raw 'OCTETS', :stuffing off     exactly these octets; dots as typed
      :hold, :release                  several lines in one piece
      :wire, :timing, :notes LEVEL     more on the screen, or less
      :hints off                       nothing behind the cursor
      :quit                            leave (Ctrl-D says QUIT, too)
    """

  /// - Parameter topic: with its colon, or a name that is no verb.
  static func about(_ topic: String) -> Entry? {
    let name = topic.hasPrefix(":") ? topic.dropFirst() : topic[...]
    return entries.first { $0.name == name.lowercased() }
  }
}
