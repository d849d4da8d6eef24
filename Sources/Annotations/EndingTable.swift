import Causes
import SMTP

/// Why no greeting came, by how it ended, port and place; and why a command was not answered.
extension Ending {
  static let greetings: [Ending: [DiagnosisRow]] = [
    .silence: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS is on, so something there works. The server lets strangers wait on purpose (a tarpit), or looks your address "
          + "up in the DNS, or is too busy; or the program behind its TLS hangs.",
        next: "Wait longer, or :close and try again later"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet: the server waits for you to begin. smtp-tutor --tls does; port 587 or 25 begins in "
          + "the clear.", next: ":open {host} 587"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program behind the port hangs or was stopped (the system accepts for it); or it looks your address up in a name "
          + "service that does not answer; or the port speaks TLS first, as 465 does.",
        next: "Look at the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "The server looks your address up in a name service that does not answer, as is usual with private addresses; or the "
          + "program behind the port hangs; or the port speaks TLS first, as 465 does.",
        next: "Wait on, or look at the server's log"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "The server lets strangers wait on purpose (a tarpit: half a minute, mostly), or looks your address up in the DNS; "
          + "or a provider's filter on port 25 answers in its place; or its program hangs.",
        next: "Wait longer, or :open {host} 587"),
      DiagnosisRow(
        id: "587", ports: [587],
        summary:
          "The server looks your address up or is too busy; or it was told to speak TLS first here, as belongs on port 465; or "
          + "a firewall lets connections begin and nothing through.", next: "Wait longer, or :open {host} 25"),
      DiagnosisRow(
        id: "other",
        summary:
          "Is it a mail port? Where the client has to speak first (the web, TLS as on port 465) nothing ever comes. Else "
          + "the server lets you wait (a tarpit), or its program hangs.", next: ":open {host} 25"),
    ],
    .closed: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS was on, so something there works. You connect too often, or your address is blocked and the server does not "
          + "say so; or the program behind its TLS crashed or is being restarted.", next: "Try again later"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet and gives up on anything else. smtp-tutor --tls begins with it; port "
          + "587 or 25 begins in the clear.", next: ":open {host} 587"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program behind the port ended or crashed at once, does not take connections from this address (its access "
          + "list), or what forwards the port (a container, ssh) found nobody behind it.",
        next: "Look at the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "The server does not take connections from your address (its access list), or what forwards the port (a container, a "
          + "load balancer) found nobody behind it, or its program crashed.", next: "Look at the server's log"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "Your address is on a block list and the server does not say so, or you connect too often; or a provider's firewall "
          + "cuts port 25; or the server is being restarted.", next: "Try again later, or :open {host} 587"),
      DiagnosisRow(
        id: "587", ports: [587],
        summary:
          "You connect too often, or from where no login is allowed; or the port was told to speak TLS first, as 465 does; or "
          + "the server is being restarted.", next: "Try again later, or :open {host} 25"),
      DiagnosisRow(
        id: "other",
        summary:
          "Perhaps it is not a mail server: a port that wants TLS at once or speaks another protocol ends so. Else a firewall, a "
          + "block list that does not say so, or a limit on connections.", next: ":open {host} 25"),
    ],
    .reset: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS was on, so something there works. Most likely its program crashed, or what ends TLS there (a load balancer) "
          + "found nothing behind it that speaks. Then: a firewall on the way cut the connection.",
        next: "Try again later"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program behind the port crashed or was killed at once, or what forwards the port (a container, ssh) found "
          + "nothing behind it that speaks.", next: "Look at the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "A firewall or load balancer took the connection, and then found nothing behind it that speaks; or it lets no "
          + "address like yours through; or the server crashed.", next: "There, in a shell: ss -ltnp"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet: what does not is cut off by some servers and firewalls. smtp-tutor --tls "
          + "begins with it; port 587 or 25 begins in the clear.", next: ":open {host} 587"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "Most likely a firewall, your provider's or theirs, lets the connection begin and then cuts port 25. Then: nothing "
          + "that speaks behind a load balancer, or your address is blocked.", next: ":open {host} 587"),
      DiagnosisRow(
        id: "other",
        summary:
          "Most likely a firewall on the way cuts it, or a load balancer found nothing behind it that speaks. Then: the "
          + "server blocks your address, or its program crashed.", next: "Try again later, or from another network"),
    ],
  ]

  /// Why these commands were met with silence, or with the end of the connection. After a reset nobody can tell.
  struct Cause: Sendable {
    let places: Set<ReplyContext>
    let silence: String?
    let closed: String?

    subscript(ending: Ending) -> String? {
      switch ending {
      case .silence: silence
      case .closed: closed
      case .reset: nil
      }
    }
  }

  static let causes = [
    Cause(
      places: [.helo],
      silence: "The server looks up your address or the name you gave, is slow on purpose (a tarpit), or has died.",
      closed: "It does not want your address or the name you gave, or something between you broke off, or it crashed."),
    Cause(
      places: [.ehlo],
      silence: "The server looks up your address or the name you gave, is slow on purpose (a tarpit), or has died.",
      closed: "It does not want your address or the name you gave, does not know EHLO (HELO is older), or it crashed."),
    Cause(
      places: [.mail],
      silence: "The server looks up the sender's domain (DNS, SPF), is slow on purpose (a tarpit), or has died.",
      closed: "It does not want this sender, or wanted a login first, or it crashed."),
    Cause(
      places: [.rcpt],
      silence:
        "The server asks whether the recipient exists, lets strangers wait (greylisting by delay, a tarpit after "
        + "wrong recipients), or has died.",
      closed: "It does not want this recipient, saw too many wrong ones, or it crashed."),
    Cause(
      places: [.data],
      silence: "The server makes room or asks its filters first, waits for name service, or has died.",
      closed: "A filter decided before the message, its disk is full, or it crashed."),
    Cause(
      places: [.auth],
      silence:
        "The server waits for the one that knows the passwords, or lets failed logins wait on purpose, or has died.",
      closed: "Too many logins failed, or it takes none without TLS, or it crashed."),
    Cause(
      places: [.startTLS],
      silence: "The server loads its certificate, or its TLS side hangs, or something between you holds TLS back.",
      closed: "It has no certificate that works, or something between you does not let TLS pass, or it crashed."),
    Cause(places: [.quit], silence: "Nothing hangs on it: what was accepted with 250 stays accepted.", closed: nil),
  ]
}
