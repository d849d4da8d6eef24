import ArgumentParser
import Events

/// The command line: which words mean what. Everything else is Tutor's.
struct SMTPTutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smtp-tutor",
    abstract: "Speak SMTP by hand, to a real server or to one inside the program, and understand every reply.",
    usage: """
      \(Connect.usage)
      smtp-tutor learn [LESSON] [OPTIONS]
      smtp-tutor replay [SCRIPT] [OPTIONS]
      smtp-tutor check DOMAIN [OPTIONS]
      smtp-tutor explain [TEXT... | -] [--json]
      smtp-tutor send ADDRESS [HOST] [OPTIONS]
      smtp-tutor serve [OPTIONS]
      """,
    discussion: """
      Without HOST the practice server inside the program answers, and nothing
      leaves this machine. With HOST, the port is 25 unless another is named.

      EXAMPLES
        smtp-tutor                            practise; type HELO x
        smtp-tutor mail.example.org           talk to a mail server
        smtp-tutor --starttls mail.example.org 587
        smtp-tutor --tls mail.example.org     TLS at once, port 465
        printf 'EHLO a\\nQUIT\\n' | smtp-tutor mail.example.org
        smtp-tutor learn                      lessons, from the first word on
        smtp-tutor replay                     Bugs Bunny's mail, step by step
        smtp-tutor replay naughty-list --no-pause
        smtp-tutor send -n bob@example.org mx.example.org
        smtp-tutor serve                      the practice server for others
        smtp-tutor check example.org          how mail for it is delivered
        smtp-tutor explain 550 5.7.1          what a refusal means
        grep said: /var/log/mail.log | smtp-tutor explain
      """,
    version: "smtp-tutor \(ProgramVersion.text)",
    subcommands: [
      Connect.self, LearnCommand.self, ReplayCommand.self, CheckCommand.self, ExplainCommand.self, SendCommand.self,
      ServeCommand.self,
    ],
    defaultSubcommand: Connect.self
  )
}
