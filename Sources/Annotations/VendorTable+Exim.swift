/// What servers are known to say when they refuse. A row a sentence, with where it was seen.
enum VendorTable {
  static let exim: [VendorRow] = [
    VendorRow(
      "Exim", [.rcpt], says: ["relay not permitted"], "not a local recipient, and no login: no relaying",
      "The server delivers to its own domains and takes mail for elsewhere only from those it knows. "
        + "That is what keeps it from being an open relay.",
      next: "RCPT TO:<{address}>", "Exim's default access list"),
    VendorRow(
      "Exim", [.rcpt], says: ["unknown user"], "no such user here",
      "The domain is one of the server's own; the name before the @ is not.",
      next: "Check the spelling of the recipient", "Exim, router message"),
    VendorRow(
      "Exim", [.rcpt], says: ["envelope blocked"], "the recipient's site has blocked this sender",
      "A Mimecast customer's administrator has put the sender or its server on a list.",
      next: "Ask them another way", "Mimecast"),
    VendorRow(
      "Exim", [.rcpt, .mail, .endOfMessage, .etrn], says: ["administrative prohibition"],
      "a rule of this server forbids it, and says no more",
      "Exim says so when a rule refuses and its author wrote no text of his own.",
      next: "Ask the server's postmaster", "Exim, access lists"),
    VendorRow(
      "Exim", [], says: ["sender verify failed"], "the sender did not stand up to a check",
      "The server asked the DNS, or the sender's own server, whether the address in MAIL FROM can get "
        + "mail; it seems it cannot.",
      next: "MAIL FROM:<{address}>", "Exim, sender verification"),
    VendorRow(
      "Exim", [], says: ["restricted characters in address"],
      "the address holds characters this server forbids",
      "A dot at the start, a slash, a percent sign and the like were misused for attacks once.",
      next: "Write the address without them", "Exim's default access list"),
    VendorRow(
      "Exim", [], says: ["helo or ehlo required"], "say HELO or EHLO first",
      "This server insists on a greeting before MAIL.",
      next: "{hello}", "Exim"),
    VendorRow(
      "Exim", [], says: ["sender not yet given"], "MAIL comes before RCPT",
      "The server has no sender yet; perhaps the MAIL before was refused.",
      next: "MAIL FROM:<{address}>", "Exim"),
    VendorRow(
      "Exim", [], says: ["sender already given"], "this message has a sender already",
      "One message has one sender. RSET drops the envelope.",
      next: "RSET", "Exim"),
    VendorRow(
      "Exim", [.data], says: ["valid rcpt command must precede data"],
      "no recipient was accepted, so there is nobody to send to",
      "RCPT comes before DATA. The text may repeat why each one was refused.",
      next: "RCPT TO:<{address}>", "Exim"),
    VendorRow(
      "Exim", [], says: ["too many unrecognized commands"], "too many unknown words; the server hangs up",
      "After a few unknown verbs Exim takes you for a broken program and closes the line.",
      next: "Connect again", "Exim, smtp_max_unknown_commands"),
    VendorRow(
      "Exim", [], says: ["too many syntax or protocol errors"], "too many mistakes; the server hangs up",
      "After a few malformed commands, or commands out of order, Exim closes the line.",
      next: "Connect again", "Exim, smtp_max_synprot_errors"),
    VendorRow(
      "Exim", [], says: ["synchronization error"], "you spoke before the server had answered",
      "Something arrived while the server still owed a reply, or before its greeting. Only a server "
        + "that offers PIPELINING lets you run ahead.",
      next: "Wait for each reply", "Exim; Postfix says it too"),
    VendorRow(
      "Exim", [.ehlo, .helo], says: ["syntactically invalid"], "the name you gave is no host name",
      "An underscore, a blank or nothing at all: letters, digits, hyphens and dots are allowed.",
      next: "{hello}", "Exim"),
    VendorRow(
      "Exim", [], says: ["sender address must contain a domain"], "the sender has no @ and domain",
      "A name alone is no address to a server that sends to the whole net.",
      next: "MAIL FROM:<{address}>", "Exim"),
    VendorRow(
      "Exim", [], says: ["recipient address must contain a domain"], "the recipient has no @ and domain",
      "A name alone is no address to a server that sends to the whole net.",
      next: "RCPT TO:<{address}>", "Exim"),
    VendorRow(
      "Exim", [], says: ["missing or malformed local part"], "the address is badly written before its @",
      "Something is missing, or stands where it may not. The form is <name@domain>.",
      next: "Write the address again", "Exim"),
    VendorRow(
      "Exim", [], says: ["space shortage"], "the server is short of disk space",
      "It takes no mail until there is room again.",
      next: "Try again later", "Exim"),
    VendorRow(
      "Exim", [], says: ["message size exceeds maximum permitted"],
      "the announced size is more than the server takes",
      "SIZE= said how large the message will be. The limit stands in the EHLO list.",
      next: "Send a smaller message", "Exim"),
    VendorRow(
      "Exim", [], says: ["too many messages in this connection"], "enough messages for one connection",
      "The server limits how many come through one connection.",
      next: "Connect again and go on there", "Exim, smtp_accept_max_per_connection"),
    VendorRow(
      "Exim", [], says: ["too many concurrent smtp connections"],
      "too many connections at once, from you or from all",
      "The server counts connections and has reached its limit.",
      next: "Connect again later", "Exim, smtp_accept_max; Amazon SES"),
    VendorRow(
      "Exim", [.connect], says: ["smtp service not available"], "this server does not talk to your address",
      "Your IP address is on a list of hosts it refuses from the start.",
      next: "QUIT", "Exim, host_reject_connection"),
    VendorRow(
      "Exim", [], says: ["maximum allowed line length is 998"], "a line of the message is too long",
      "998 characters are the limit; mail programs wrap or encode longer lines.",
      next: "Send it again with shorter lines", "Exim's default access list"),
    VendorRow(
      "Exim", [], says: ["too many \"received\" headers"], "the message seems to go round in a loop",
      "Each server on the way adds a Received: line; there are too many of them.",
      next: "Break the loop of forwarding", "Exim, received_headers_max"),
    VendorRow(
      "Exim", [], says: ["lost incoming connection"], "the server lost you before the dot; nothing was kept",
      "From its side the connection went away in the middle of the message.",
      next: "Send the whole message again", "Exim"),
    VendorRow(
      "Exim", [], says: ["nul characters are not allowed"], "a zero octet came in a command",
      "Commands are text, and zero is no text.",
      next: "Type it again without", "Exim"),
    VendorRow(
      "Exim", [], says: ["smtp command timeout"], "you were silent too long; the server hangs up",
      "Five minutes is the usual patience between two commands.",
      next: "Connect again", "Exim, smtp_receive_timeout"),
    VendorRow(
      "Exim", [.auth], says: ["incorrect authentication data"], "user name or password is wrong",
      "The server does not say which.",
      next: "Check both, then start over with AUTH", "Exim"),
    VendorRow(
      "Exim", [.auth], says: ["unable to authenticate at present"], "logging in does not work at the moment",
      "What stands behind the login failed. The number 435 is Exim's own.",
      next: "Try again later", "Exim"),
    VendorRow(
      "Exim", [.auth], says: ["invalid base64 data"], "the answer was not base64",
      "User name and password travel in base64; a character that does not belong there got in.",
      next: "Encode it again", "Exim"),
    VendorRow(
      "Exim", [.auth], says: ["auth command used when not advertised"],
      "AUTH is not offered here, or not yet",
      "It does not stand in the EHLO list. Usually it shows up only inside TLS.",
      next: "STARTTLS", "Exim"),
    VendorRow(
      "Exim", [.startTLS], says: ["tls currently unavailable"], "the server cannot start TLS right now",
      "A certificate, a key or the library fails. Send nothing private in the clear instead.",
      next: "QUIT", "Exim"),
  ]
}
