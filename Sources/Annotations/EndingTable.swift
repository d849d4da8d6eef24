import Causes
import SMTP

/// Why no greeting came, by how the connection ended, by port and by place; and why a command was not answered.
extension Ending {
  static let greetings: [Ending: [DiagnosisRow]] = [
    .silence: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS is on, so something works there. The server may delay strangers on purpose (a tarpit), look your "
          + "address up in the DNS, or be too busy; or its SMTP program hangs.",
        next: "Wait longer, or :close and try again later"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet: the server waits for you to begin. smtp-tutor --tls does; "
          + "port 587 or 25 begins in the clear.", next: ":open {host} 465 tls"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program on this port hangs or was stopped (the system accepts connections for it); or it looks your "
          + "address up at a name server that does not answer; or the port speaks TLS first, as 465 does.",
        next: "Read the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "The server looks your address up at a name server that does not answer, which is common with private "
          + "addresses; or the program hangs; or the port speaks TLS first, as 465 does.",
        next: "Wait longer, or read the server's log"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "The server may delay strangers on purpose (a tarpit, half a minute in most cases) or look your "
          + "address up in the DNS; or a provider's filter on port 25 answers in its place; or its program hangs.",
        next: "Wait longer, or :open {host} 587"),
      DiagnosisRow(
        id: "587", ports: [587],
        summary:
          "The server may look your address up, or be too busy; or it is configured to speak TLS first, as on port "
          + "465; or a firewall lets connections begin but no data through.",
        next: "Wait longer, or :open {host} 25"),
      DiagnosisRow(
        id: "other",
        summary:
          "Is it a mail port? Where the client has to speak first (the web, TLS as on port 465) nothing ever "
          + "comes. Otherwise the server delays you (a tarpit), or its program hangs.", next: ":open {host} 25"),
    ],
    .closed: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS was on, so something works there. You connect too often, or your address is blocked and the "
          + "server does not say so; or its SMTP program crashed or is restarting.", next: "Try again later"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet and gives up on anything else. smtp-tutor --tls begins with it; port "
          + "587 or 25 begins in the clear.", next: ":open {host} 465 tls"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program ended or crashed at once, or refuses connections from this address (its access list); or "
          + "what forwards the port (a container, ssh) could not reach a server.",
        next: "Read the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "The server refuses connections from your address (its access list); or what forwards the port (a "
          + "container, a load balancer) could not reach a server; or its program crashed.",
        next: "Read the server's log"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "Your address is on a block list and the server does not say so, or you connect too often; or a "
          + "provider's firewall cuts port 25; or the server is restarting.",
        next: "Try again later, or :open {host} 587"),
      DiagnosisRow(
        id: "587", ports: [587],
        summary:
          "You connect too often, or from a place where logins are not allowed; or the port is configured to speak TLS "
          + "first, as 465 does; or the server is restarting.", next: "Try again later, or :open {host} 25"),
      DiagnosisRow(
        id: "other",
        summary:
          "Perhaps it is not a mail server: a port that expects TLS at once or speaks another protocol ends like "
          + "this. Otherwise a firewall, a block list, or a limit on connections.", next: ":open {host} 25"),
    ],
    .reset: [
      DiagnosisRow(
        id: "encrypted", isEncrypted: true,
        summary:
          "TLS was on, so something works there. Probably its SMTP program crashed, or the load balancer that "
          + "handles TLS could not reach it. Otherwise a firewall along the path cut the connection.",
        next: "Try again later"),
      DiagnosisRow(
        id: "loopback", peers: [.loopback],
        summary:
          "The program crashed or was killed at once, or what forwards the port (a container, ssh) could not "
          + "reach a server.", next: "Read the program's own log"),
      DiagnosisRow(
        id: "local", peers: [.local],
        summary:
          "A firewall or load balancer accepted the connection and then could not reach the server; or it blocks "
          + "your address; or the server crashed.", next: "There, in a shell: ss -ltnp"),
      DiagnosisRow(
        id: "465", ports: [465],
        summary:
          "Port 465 speaks TLS from the first octet, and some servers and firewalls cut off anything else. "
          + "smtp-tutor --tls begins with it; port 587 or 25 begins in the clear.", next: ":open {host} 465 tls"),
      DiagnosisRow(
        id: "25", ports: [25],
        summary:
          "Probably a firewall, your provider's or theirs, lets the connection begin and then cuts port 25. "
          + "Otherwise a load balancer could not reach its server, or your address is blocked.",
        next: ":open {host} 587"),
      DiagnosisRow(
        id: "other",
        summary:
          "Probably a firewall along the path cuts it, or a load balancer could not reach its server. Otherwise "
          + "the server blocks your address, or its program crashed.", next: "Try again later, or from another network"),
    ],
  ]

  /// Why the server was silent after these commands, or closed the connection. After a reset nobody can tell.
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
      silence: "The server may be looking up your address or the name you gave, be slow on purpose (a tarpit), "
        + "or have died.",
      closed: "It may reject your address or the name you gave, or something along the path cut the connection, "
        + "or it crashed."),
    Cause(
      places: [.ehlo],
      silence: "The server may be looking up your address or the name you gave, be slow on purpose (a tarpit), "
        + "or have died.",
      closed: "It may reject your address or the name you gave, not know EHLO (HELO is older), or have crashed."),
    Cause(
      places: [.mail],
      silence: "The server may be looking up the sender's domain (DNS, SPF), be slow on purpose (a tarpit), or "
        + "have died.",
      closed: "It may reject this sender, require a login first, or have crashed."),
    Cause(
      places: [.rcpt],
      silence:
        "The server may be checking whether the recipient exists, delaying strangers on purpose (a tarpit), or "
        + "have died.",
      closed: "It may reject this recipient, have seen too many wrong ones, or have crashed."),
    Cause(
      places: [.data],
      silence: "The server may be making room, asking its filters or the DNS, or have died.",
      closed: "A filter may have refused already, its disk may be full, or it crashed."),
    Cause(
      places: [.auth],
      silence:
        "The server may be waiting for its password database, delaying failed logins on purpose, or have died.",
      closed: "Too many logins may have failed, it may accept none without TLS, or it crashed."),
    Cause(
      places: [.startTLS],
      silence: "The server's TLS may hang, or something along the path may hold TLS back.",
      closed: "Its certificate may be broken, something along the path may block TLS, or it crashed."),
    Cause(places: [.quit], silence: "Nothing is lost: what was accepted with 250 stays accepted.", closed: nil),
  ]
}
