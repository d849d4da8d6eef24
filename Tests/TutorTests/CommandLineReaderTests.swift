import SMTP
import Testing
import Typing

@Suite("The words of a command line")
struct CommandLineReaderTests {
  @Test("at the prompt every command of the command line is known for what it is")
  func atPrompt() {
    let names = Set(OptionTable.commands.map(\.name)).subtracting([OptionTable.unnamed])
    #expect(MisplacedLine.ownCommands == names.union(["help"]))
  }

  private static func read(_ line: String) -> CommandLineReader.Reading {
    CommandLineReader.read(line.split(separator: " ").map(String.init))
  }

  @Test(
    "a command is one wherever it stands, and a few spellings are taken",
    arguments: [
      ("--notes brief replay", "replay --notes brief"), ("--plain learn", "learn --plain"),
      ("--notes=off serve", "serve --notes=off"), ("--help replay", "replay --help"),
      ("replay learn", "replay learn"), ("--to learn replay", "replay --to learn"),
      ("127.0.0.1 587", "127.0.0.1 587"), ("-p 587 localhost", "-p 587 localhost"),
      ("-p587 localhost", "-p 587 localhost"),
      ("smtp://mx.example.org", "mx.example.org"), ("smtp://mx.example.org:587/", "mx.example.org:587"),
      ("smtps://mx.example.org", "--tls mx.example.org"), ("SMTPS://[2001:db8::1]:465", "--tls [2001:db8::1]:465"),
      ("--tls smtps://mx.example.org", "--tls mx.example.org"),
      ("replay --to mx.example.org 587", "replay --to mx.example.org:587"),
      ("replay x --to smtps://mx.example.org 4650", "replay --tls x --to mx.example.org:4650"),
      ("replay --to mx.example.org:25 587", "replay --to mx.example.org:25 587"),
      ("explain smtp://mx.example.org", "explain smtp://mx.example.org"), ("explain 550 5.7.1", "explain 550 5.7.1"),
      ("-- replay", "-- replay"), ("-vv -46 mx.example.org", "-vv -46 mx.example.org"),
      ("smtp://u:p@mx.example.org", "smtp://u:p@mx.example.org"), ("explain -", "explain -"),
      ("mail.local", "mail.local"), ("relay.example.org", "relay.example.org"), ("", ""),
    ])
  func words(_ line: String, _ words: String) {
    #expect(Self.read(line) == .words(words.split(separator: " ").map(String.init)))
  }

  @Test(
    "a first word near a command is asked about before it is looked up",
    arguments: [
      ("lern", "learn"), ("relay", "replay"), ("Replya", "replay"), ("explian", "explain"), ("server", "serve"),
    ])
  func meant(_ word: String, _ command: String) {
    #expect(
      Self.read("\(word) 25")
        == .mistake(
          "There is no command \(word). Did you mean smtp-tutor \(command)?\n"
            + "  To connect to a host called \(word): smtp-tutor \(word):25")
    )
  }

  @Test(
    "a host is none", arguments: ["localhost", "mail", "mx", "conect", "learn.test", "serve2", "relay:25", "192.0.2.1"])
  func hosts(_ word: String) {
    #expect(Self.read(word) == .words([word]))
  }

  /// What swaks, curl, openssl s_client, ssh, nc and telnet call it; each with the exact answer.
  private static let spellings: [(line: String, words: String)] = [
    (
      "--server mx",
      "There is no option --server. The server is named without an option: smtp-tutor mail.example.org:587"
    ),
    ("-s mx", "There is no option -s. The server is named without an option: smtp-tutor mail.example.org:587"),
    (
      "-connect mx:25",
      "There is no option -connect. The server is named without an option: smtp-tutor mail.example.org:587"
    ),
    ("--url x", "There is no option --url. The server is named without an option: smtp-tutor mail.example.org:587"),
    ("-starttls smtp mx", "There is no option -starttls. It is --starttls here, with no word after it."),
    ("-tls mx", "There is no option -tls. It is --starttls here; --tls is TLS from the first octet, on port 465."),
    ("--ssl mx", "There is no option --ssl. It is --starttls here; --tls is TLS from the first octet, on port 465."),
    ("-tlsc mx", "There is no option -tlsc. It is --tls here: TLS from the first octet."),
    ("--ssl-reqd mx", "There is no option --ssl-reqd. It is --starttls --tls-required here."),
    ("--cacert f mx", "There is no option --cacert. It is --ca-file here: one PEM file."),
    ("-CAfile f mx", "There is no option -CAfile. It is --ca-file here: one PEM file."),
    ("-servername n", "There is no option -servername. It is --servername here."),
    ("--tls-sni n", "There is no option --tls-sni. It is --servername here."),
    ("-cert f", "There is no option -cert. It is --cert here: a PEM file, with --key if the key is in another."),
    ("-key f", "There is no option -key. It is --key here."),
    ("-cipher x", "There is no option -cipher. It is --tls-ciphers here."),
    ("-tls1_2", "There is no option -tls1_2. The lowest version is chosen with --tls-min here: --tls-min 1.2"),
    (
      "--insecure mx",
      "There is no option --insecure. It is not needed: a session goes on whatever the certificate is, and says what is "
        + "wrong with it."
    ),
    (
      "-k mx",
      "There is no option -k. It is not needed: a session goes on whatever the certificate is, and says what is wrong with it."
    ),
    ("-showcerts", "There is no option -showcerts. Type :tls pem in the session."),
    ("--ehlo me", "There is no option --ehlo. It is --helo here: the name that --starttls gives."),
    ("-b ip mx 25", "There is no option -b. It is --source here: the address to connect from."),
    ("-li ip", "There is no option -li. It is --source here: the address to connect from."),
    ("--connect-timeout 3 mx 25", "There is no option --connect-timeout. It is --timeout here, in seconds."),
    ("-w 3 mx", "There is no option -w. It is --timeout here, in seconds."),
    ("-au bob mx", "There is no option -au. It is --user here; then type :auth in the session."),
    ("-l bob mx", "There is no option -l. It is --user here; then type :auth in the session."),
    (
      "-ap x mx",
      "There is no option -ap. A password on the command line can be read by others: :auth asks for it, and "
        + "--password-file FILE reads it from a file, for a script."
    ),
    (
      "--auth PLAIN mx",
      "There is no option --auth. Type :auth in the session, or :auth and a mechanism: :auth CRAM-MD5"
    ),
    ("--from a@b mx", "There is no option --from here: it belongs to smtp-tutor learn."),
    ("--mail-from a@b", "There is no option --mail-from. Type it in the session: MAIL FROM:<you@example.org>"),
    ("-t a@b", "There is no option -t here: it belongs to smtp-tutor send."),
    (
      "--data f mx", "There is no option --data. Write the message into a file, and type :data FILE in the session."
    ),
    ("--header x", "There is no option --header here: it belongs to smtp-tutor send."),
    (
      "--quit-after RCPT mx",
      "There is no option --quit-after. smtp-tutor send -n stops after the recipients, and a session from a pipe ends "
        + "with its last line."
    ),
    (
      "--pipeline mx",
      "There is no option --pipeline. Type :hold, then the lines, then :release: they leave in one piece."
    ),
    ("-crlf", "There is no option -crlf. It is not needed: each line ends with CRLF, however it was typed."),
    ("--output f mx", "There is no option --output. It is --log here: a new file that smtp-tutor replay can play."),
    ("--trace-ascii f", "There is no option --trace-ascii. It is -vv here, or :wire in the session."),
    ("-stl", "There is no option -stl. It is -v here, or :timing in the session: how long each reply took."),
    ("-quiet", "There is no option -quiet. It is --quiet here; --notes brief says a little."),
    ("--colour never", "There is no option --colour. It is spelt --color and --no-color."),
    ("-V", "There is no option -V. It is --version here."),
    ("--timout 3 mx", "There is no option --timout. Did you mean --timeout?"),
    ("--no-pause", "There is no option --no-pause here: it belongs to smtp-tutor replay."),
    ("explain --notes x", "There is no option --notes for smtp-tutor explain."),
    ("--zzzzzz", "There is no option --zzzzzz."),
    ("replay --portt 25", "There is no option --portt. Did you mean --port?"),
  ]

  @Test("an option of another program is named, with what it is called here", arguments: spellings)
  func foreign(_ line: String, _ words: String) {
    #expect(Self.read(line) == .mistake(words))
  }

  @Test("what an option has in it of control characters stays on its line")
  func lines() {
    #expect(CommandLineReader.read(["--a\nb"]) == .mistake("There is no option --a\\nb."))
  }
}
