import ArgumentParser
import Events
import Sessions
import Tutor

/// What a text means.
struct ExplainCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "What a reply, a code, a keyword, or a whole transcript or mail log says; works offline.",
    usage: "smtp-tutor explain [TEXT... | FILE | -] [OPTIONS]",
    discussion: """
      TEXT is a code (550, 5.7.1), a verb (RCPT), a keyword of an EHLO list (SIZE), a reply, or a line of a log. \
      Of a FILE, or of standard input with -, every refusal is explained once, with how often it occurs, and the causes are \
      counted at the end: sessions in the C:/S: notation, by telnet, swaks, curl, openssl, smtplib, PHPMailer, nodemailer, \
      Net::SMTP, hMailServer and Exchange; logs of Postfix, Exim, Sendmail, qmail, OpenSMTPD, Haraka, Stalwart, Microsoft 365 \
      and IIS; bounces; and the errors that mail programs and libraries show. The status is 1 if nothing was found.
      """)

  @Argument(help: "What is to be explained, or a file of it; - reads standard input.")
  var text: [String] = []

  @Flag(help: "For programs: one JSON object per line.")
  var json = false

  func perform() async throws -> ExitStatus {
    var settings = Settings()
    settings.json = json
    if text.isEmpty, !Program.hasInput {
      throw ValidationError("Say what is to be explained: smtp-tutor explain 550 5.1.1")
    }
    let words = text.isEmpty || text == ["-"] ? nil : text.joined(separator: " ")
    return await Program.explain(words, settings: settings)
  }
}
