import Causes

/// What servers are known to say when they refuse. A row a sentence, with where it was seen.
enum VendorTable {
  static let exim: [VendorRow] = [
    VendorRow(
      .exim, [.rcpt], says: ["relay not permitted"], cause: .relayDenied,
      "not a local recipient, and no login: no relaying",
      "The server delivers to its own domains and accepts mail for elsewhere only from those it knows. "
        + "That is what keeps it from being an open relay.",
      next: "RCPT TO:<{address}>", "Exim's default access list"),
    VendorRow(
      .exim, [.rcpt], says: ["envelope blocked"], cause: .recipientPolicy,
      "the recipient's site has blocked this sender",
      "A Mimecast customer's administrator has put the sender or its server on a list.",
      next: "Ask them another way", "Mimecast"),
    VendorRow(
      .exim, [.rcpt, .mail, .endOfMessage, .etrn], says: ["administrative prohibition"], cause: .recipientPolicy,
      "a rule of this server forbids it, and says no more",
      "Exim says so when a rule refuses and has no text of its own.",
      next: "Ask the server's postmaster", "Exim, access lists"),
    VendorRow(
      .exim, [], says: ["sender verify failed"], cause: .senderUnverified, "the sender's address did not pass a check",
      "The server asked the DNS, or the sender's own server, whether the address in MAIL FROM can get "
        + "mail; it seems it cannot.",
      next: "MAIL FROM:<{address}>", "Exim, sender verification"),
    VendorRow(
      .exim, [], says: ["restricted characters in address"], cause: .format,
      "the address holds characters this server forbids",
      "A dot at the start, a slash, a percent sign and the like were once used for attacks.",
      next: "Write the address without them", "Exim's default access list"),
    VendorRow(
      .exim, [], says: ["helo or ehlo required"], cause: .unknownCommand, "say HELO or EHLO first",
      "This server insists on a greeting before MAIL.",
      next: "{hello}", "Exim"),
    VendorRow(
      .exim, [], says: ["sender not yet given"], cause: .unknownCommand, "MAIL comes before RCPT",
      "The server has no sender yet; perhaps the MAIL before was refused.",
      next: "MAIL FROM:<{address}>", "Exim"),
    VendorRow(
      .exim, [], says: ["sender already given"], cause: .unknownCommand, "this message has a sender already",
      "One message has one sender. RSET drops the envelope.",
      next: "RSET", "Exim"),
    VendorRow(
      .exim, [.data], says: ["valid rcpt command must precede data"], cause: .unknownCommand,
      "no recipient was accepted, so there is nobody to send to",
      "RCPT comes before DATA. The text may repeat why each one was refused.",
      next: "RCPT TO:<{address}>", "Exim"),
    VendorRow(
      .exim, [], says: ["too many unrecognized commands"], cause: .tooManyErrors,
      "too many unknown commands; the server closes the connection",
      "After a few unknown commands Exim takes you for a broken program and closes the connection.",
      next: ":reconnect", "Exim, smtp_max_unknown_commands"),
    VendorRow(
      .exim, [], says: ["too many syntax or protocol errors"], cause: .tooManyErrors,
      "too many mistakes; the server closes the connection",
      "After a few malformed commands, or commands out of order, Exim closes the connection.",
      next: ":reconnect", "Exim, smtp_max_synprot_errors"),
    VendorRow(
      .exim, [], says: ["synchronization error"], cause: .pipelining, "you spoke before the server had answered",
      "Something arrived while the server still owed a reply, or before its greeting. Only a server "
        + "that offers PIPELINING lets you run ahead.",
      next: "Wait for each reply", "Exim; Postfix says it too"),
    VendorRow(
      .exim, [.ehlo, .helo], says: ["syntactically invalid"], cause: .helo, "the name you gave is not a host name",
      "An underscore, a space or nothing at all: letters, digits, hyphens and dots are allowed.",
      next: "{hello}", "Exim"),
    VendorRow(
      .exim, [], says: ["sender address must contain a domain"], cause: .format, "the sender has no @ and domain",
      "A name alone is not an address for a server that sends all over the Internet.",
      next: "MAIL FROM:<{address}>", "Exim"),
    VendorRow(
      .exim, [], says: ["recipient address must contain a domain"], cause: .format, "the recipient has no @ and domain",
      "A name alone is not an address for a server that sends all over the Internet.",
      next: "RCPT TO:<{address}>", "Exim"),
    VendorRow(
      .exim, [], says: ["missing or malformed local part"], cause: .format, "the address is badly written before its @",
      "Something is missing or out of place. The form is <name@domain>.",
      next: "Write the address again", "Exim"),
    VendorRow(
      .exim, [], says: ["address is ridiculously long"], cause: .format, "the address is too long",
      "Before the @ 64 octets are allowed, and 256 for the whole address with its brackets.",
      next: "Use a shorter address", "Exim; RFC 5321, section 4.5.3.1"),
    VendorRow(
      .exim, [.rcpt, .vrfy, .other, .mail], says: ["unrouteable address"], cause: .dnsRecipient,
      "the server has no route to this address",
      "Exim says so both where there is no such mailbox in its own domain and where a domain has no mail host.",
      next: "Check the whole address", "Exim"),
    VendorRow(
      .exim, [], says: ["too many messages in this connection"], cause: .rateLimit,
      "enough messages for one connection",
      "The server limits how many come through one connection.",
      next: ":reconnect", "Exim, smtp_accept_max_per_connection"),
    VendorRow(
      .exim, [], says: ["too many concurrent smtp connections"], cause: .tooManyConnections,
      "too many connections at once, from you or from all",
      "The server counts connections and has reached its limit.",
      next: "Connect again later", "Exim, smtp_accept_max; Amazon SES"),
    VendorRow(
      .exim, [.connect], says: ["smtp service not available"], cause: .ipBlocklist,
      "this server does not talk to your address",
      "Your IP address is on a list of hosts it refuses from the start.",
      next: "QUIT", "Exim, host_reject_connection"),
    VendorRow(
      .exim, [], says: ["maximum allowed line length is 998"], cause: .lineTooLong, "a line of the message is too long",
      "998 characters are the limit; mail programs wrap or encode longer lines.",
      next: "Send it again with shorter lines", "Exim's default access list"),
    VendorRow(
      .exim, [], says: ["lost incoming connection"], cause: .timeout,
      "the server lost you before the dot; nothing was kept",
      "From its side the connection went away in the middle of the message.",
      next: "Send the whole message again", "Exim"),
    VendorRow(
      .exim, [], says: ["nul characters are not allowed"], cause: .format, "the command has a zero octet in it",
      "Commands are text, and a zero octet is not text.",
      next: "Type it again without it", "Exim"),
    VendorRow(
      .exim, [], says: ["smtp command timeout"], cause: .timeout,
      "you were silent too long; the server closes the connection",
      "Five minutes between two commands is the usual limit.",
      next: ":reconnect", "Exim, smtp_receive_timeout"),
    VendorRow(
      .exim, [.auth], says: ["unable to authenticate at present"], cause: .serverFault,
      "logging in does not work at the moment",
      "What the login relies on failed. The number 435 is Exim's own.",
      next: "Try again later", "Exim"),
    VendorRow(
      .exim, [.auth], says: ["invalid base64 data"], cause: .authFailed, "the answer was not base64",
      "User name and password travel in base64; a character that does not belong there got in.",
      next: "Encode it again", "Exim"),
    VendorRow(
      .exim, [.auth], says: ["auth command used when not advertised"], cause: .authMethod,
      "AUTH is not offered here, or not yet",
      "It is not in the EHLO list. Usually it shows up only inside TLS.",
      next: "STARTTLS", "Exim"),
    VendorRow(
      .exim, [.startTLS], says: ["tls currently unavailable"], cause: .tlsFailed,
      "the server cannot start TLS right now",
      "A problem with its certificate, its key or its TLS library is likely.",
      next: "QUIT", "Exim"),
  ]
}
