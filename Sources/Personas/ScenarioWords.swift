extension Scenario {
  /// What one sees.
  package var words: String {
    switch self {
    case .expired: "the certificate was valid until yesterday"
    case .notYetValid: "the certificate is valid from tomorrow"
    case .wrongName: "the certificate is for another server"
    case .selfSigned: "the certificate is signed with its own key"
    case .unknownAuthority: "an unknown authority signed the certificate"
    case .missingIntermediate: "the intermediate certificate is not sent"
    case .noSTARTTLS: "STARTTLS is neither listed nor accepted"
    case .tlsUnavailable: "STARTTLS is listed, but answered with 454"
    case .stripped: "something along the path overwrites STARTTLS"
    case .loginAfterTLS: "AUTH is listed and accepted inside TLS only"
    case .wrongPassword: "every password is refused: 535"
    case .firewall: "a firewall hides what it does not know"
    case .slowGreeting: "the greeting comes \(Interference.pause) seconds late"
    case .greetingInParts: "the greeting comes in four parts, with pauses"
    case .busy: "421 instead of a greeting"
    case .noEHLO: "EHLO is an unknown command: 500"
    case .lmtp: "the server speaks LMTP, not SMTP"
    case .emptyPromises: "EHLO lists what the server cannot do"
    case .falsePipelining: "commands sent together: only the first counts"
    case .tarpit: "every reply comes \(Interference.pause) seconds late"
    case .manyLines: "every reply has three lines or more"
    case .offByOne: "after EHLO each reply comes one line late"
    case .silentGreeting: "no greeting, and nothing else"
    case .silentHello: "no reply to EHLO or HELO, nor to what follows"
    case .silentMail: "no reply to MAIL, nor to what follows"
    case .silentRcpt: "no reply to RCPT, nor to what follows"
    case .silentData: "no reply to DATA, nor to what follows"
    case .silentMessage: "no reply to the final dot; mail delivered"
    case .hangUpAtRcpt: "421 to the first RCPT, and the connection ends"
    case .dropInData: "the connection breaks inside the message"
    case .dropAfterDot: "connection lost after the dot; mail delivered"
    case .greylisting: "451 at first; accepted 5 minutes later"
    case .mailboxFull: "452 to every RCPT: the mailbox is full"
    case .blocked: "550 to RCPT: a block list has your address"
    case .noReverseDNS: "550 to MAIL: your address has no name"
    case .spf: "550 to MAIL: SPF does not allow your address"
    case .rate: "421 or 450 to MAIL: too many messages already"
    case .tooLarge: "the server accepts 1,000 octets, and says so"
    case .tooLargeAfterDot: "552 to the dot if there are over 1,000 octets"
    case .dmarc: "550 to the dot: From: fails DMARC"
    case .spam: "550 to the dot: classified as spam"
    }
  }

  /// What can be learned from it.
  package var lesson: String {
    switch self {
    case .expired, .notYetValid:
      "Most sending servers deliver all the same; programs that check the certificate stop."
    case .wrongName: "A certificate proves the name it was made for, and no other."
    case .selfSigned, .unknownAuthority: "Encrypted, but by whom? Only a signature you trust can tell."
    case .missingIntermediate: "Some clients know the missing certificate and succeed where others fail."
    case .noSTARTTLS, .tlsUnavailable: "Whoever insists on TLS waits here; everybody else sends in the clear."
    case .stripped: "A list that is read in the clear can be changed along the path."
    case .firewall: "What you read may come from a device in between, and not from the server."
    case .loginAfterTLS: "A password should not cross the network in the clear."
    case .wrongPassword: "The server does not say whether the name or the password is wrong."
    case .slowGreeting: "A server may make clients wait to find those that talk too early. Wait, then go on."
    case .greetingInParts: "A greeting may have several lines: it is complete with the one that has no hyphen."
    case .busy: "421 means: not now. A mail server tries again later, or asks the next host."
    case .noEHLO: "Old servers know HELO only: no STARTTLS, no login, no SIZE."
    case .lmtp: "LMTP is for delivery inside a site: LHLO, and a reply for each recipient after the dot."
    case .emptyPromises: "Trust the reply, not the list."
    case .falsePipelining: "Some devices list PIPELINING but cannot do it. Sending line by line still works."
    case .tarpit: "A slow server is not a dead one: RFC 5321 asks clients for minutes of patience."
    case .manyLines: "A reply ends with the line whose code is followed by a space, however many came before."
    case .offByOne: "A 250 may belong to the line before: compare each reply with what was asked."
    case .silentGreeting, .silentHello, .silentMail, .silentRcpt, .silentData:
      "Until the server has accepted the message, nothing was sent: you can try again."
    case .silentMessage, .dropAfterDot:
      "Without a reply to the dot nobody knows whether it was delivered. Trying again may deliver it twice."
    case .hangUpAtRcpt: "A server may leave with 421 at any time. Nothing was delivered; try again later."
    case .dropInData: "A message without its final dot is never delivered."
    case .greylisting: "A mail server comes back later; a program that sends spam rarely does."
    case .mailboxFull: "A 4xx reply means later: the sending server keeps the message and tries again."
    case .blocked: "The server knows your address, whatever you said in HELO."
    case .noReverseDNS: "The address needs a PTR record whose name leads back to it."
    case .spf: "The domain in MAIL FROM says in DNS which addresses may send for it."
    case .rate: "The message is fine, and so is the address: only slower, please."
    case .tooLarge: "SIZE on the list, and SIZE= after MAIL, save you from sending it in vain."
    case .tooLargeAfterDot: "Without SIZE on the list, the whole message travels before it is refused."
    case .dmarc: "The domain in From: decides what happens when neither SPF nor DKIM speaks for it."
    case .spam: "The envelope was accepted, and the message still refused: only the last 250 counts."
    }
  }
}

extension ScenarioSet.Mistake {
  /// What is wrong with the names that were given, as a sentence.
  package var words: String {
    switch self {
    case .unknown(let name):
      "There is no scenario \"\(name.prefix(40))\". There are: "
        + Scenario.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .excluded(let one, let other):
      "\(one.rawValue) and \(other.rawValue) cannot be used together: both change \(one.subject.words)."
    }
  }
}

extension Scenario.Subject {
  fileprivate var words: String {
    switch self {
    case .certificate: "the certificate"
    case .startTLS: "STARTTLS"
    case .offerOfLogin: "the offer to log in"
    case .password: "the password"
    case .greeting: "the greeting"
    case .hello: "the answer to EHLO"
    case .list: "what EHLO lists"
    case .pipelining: "pipelining"
    case .pace: "the pace of the replies"
    case .form: "the form of the replies"
    case .silence: "when the server falls silent"
    case .ending: "how the connection ends"
    case .sender: "the answer to MAIL"
    case .recipient: "the answer to RCPT"
    case .size: "the size that is accepted"
    case .content: "the answer to the message"
    }
  }
}
