internal import ArgumentParser

/// The command line: which words mean what. Everything else is Tutor's.
struct SMTPTutor: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "smtp-tutor",
    abstract: "Speak SMTP by hand, to a real server or to one inside the program, and understand every reply.",
    usage: """
      \(Connect.usage)
      smtp-tutor learn [LESSON] [OPTIONS]
      smtp-tutor replay [SCRIPT] [OPTIONS]
      smtp-tutor explain [TEXT... | -] [--json]
      smtp-tutor serve [OPTIONS]
      """,
    discussion: """
      Without HOST the practice server inside the program answers, and nothing
      leaves this machine. With HOST it is port 25, unless another is named.

      EXAMPLES
        smtp-tutor                            practise; type HELO x
        smtp-tutor mail.example.org           talk to a mail server
        smtp-tutor --starttls mail.example.org 587
        smtp-tutor --tls mail.example.org     TLS at once, port 465
        printf 'EHLO a\\nQUIT\\n' | smtp-tutor mail.example.org
        smtp-tutor learn                      lessons, from the first word on
        smtp-tutor replay                     Bugs Bunny's mail, step by step
        smtp-tutor replay naughty-list --no-pause
        smtp-tutor serve                      the practice server for others
        smtp-tutor explain 550 5.7.1          what a refusal means
        grep said: /var/log/mail.log | smtp-tutor explain

      OPTIONS OF A SESSION
        -4, -6                     only IPv4, only IPv6
        --source IP                connect from this address of this machine
        --timeout SECONDS          wait so long for each reply (otherwise 30 s
                                   to connect, and RFC 5321's times)
        --notes full|brief|off     how much is explained (default: full)
        --color auto|always|never  colour (default: auto; NO_COLOR is heeded)
        --plain                    for a screen reader: every line marked, no
                                   colour, no hints, nothing drawn over
        --no-hints                 no syntax behind the cursor while you type
        --log FILE                 write the session to a new file
        --json                     an object of JSON a line, for programs
        --tls                      TLS at once (port 465 unless named)
        --starttls                 EHLO and STARTTLS first
        --tls-required             no mail, no login without verified TLS
        --ca-file FILE             authorities to trust, PEM
        --servername NAME          whom the certificate has to be for
        --tls-min 1.0|1.1|1.2|1.3  lowest version (default: 1.2)
        --tls-ciphers LIST         only these, as openssl ciphers has them
        --cert FILE, --key FILE    a certificate of yours, PEM
        --scenario NAME,NAME       what goes wrong at the practice server;
                                   :scenario lists what may
        --keep-going               from a pipe: the exit status tells only how
                                   the session ended

      EXIT STATUS, when input is no terminal
         0  well                            1  not as a script expected
        64  wrong usage                    65  malformed or unfinished input
        66  a file cannot be read          68  unknown host
        69  refused for good (5yz)         73  a file cannot be created
        74  outcome unknown: the connection went after the final dot
        75  try later: 4yz, connection refused or lost, time-out
        76  not SMTP                       77  security: login or TLS
      """,
    version: "smtp-tutor \(version)",
    subcommands: [Connect.self, LearnCommand.self, ReplayCommand.self, ExplainCommand.self, ServeCommand.self],
    defaultSubcommand: Connect.self
  )
}
