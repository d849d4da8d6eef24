import Causes
import SMTP

/// The registered enhanced codes, and those that large providers use in their own way.
enum EnhancedTable {
  static func row(_ status: EnhancedStatusCode) -> EnhancedRow? { registered.first { $0.matches(status) } }

  /// A vendor's own use, when it is that vendor who speaks, or when the registry has nothing to say.
  static func vendorRow(
    _ status: EnhancedStatusCode, _ heard: ClassifiedReply, _ context: AnnotationContext
  ) -> EnhancedRow? {
    let rows = vendor.filter { $0.matches(status) }
    if row(status) == nil { return rows.first }
    return rows.first { $0.vendor?.speaks(in: heard, banner: context.banner, host: context.host) == true }
  }

  static let subjects: [Int: String] = [
    0: "No subject is given; only the first digit and the text say anything.",
    1: "About an address, the sender's or the recipient's. Check spelling and domain.",
    2: "About the recipient's mailbox: full, switched off, or a list. Usually its owner has to act.",
    3: "About the receiving system as a whole: disk, load or settings. Wait, or tell its postmaster.",
    4: "About network and routes: connections, the DNS, time. Check the DNS, and try again.",
    5: "About the conversation: a command, its order or its argument. Look at the last line sent.",
    6: "About the content of the message and its encoding.",
    7: "About permission: login, encryption, reputation or a rule of the house.",
  ]

  static let registered: [EnhancedRow] = [
    EnhancedRow(
      0, 0, "nothing more is told", "Only the first digit says anything; no finer reason is given.",
      "Read the text", "RFC 3463, section 3.1"),
    EnhancedRow(
      1, 0, "something about an address", "An address caused it; no finer reason is given.",
      "Check both addresses", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 1, "no such mailbox at that domain", "The name before the @ does not exist there.",
      "Check the spelling of the recipient", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 2, "that domain takes no mail or does not exist",
      "The domain after the @ cannot be reached by mail.", "Check the domain and its MX record",
      "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 3, "the recipient is badly written",
      "The address does not have the form of one: brackets, quotes, dots or letters that may not be there.",
      "Write the recipient again", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 4, "the address fits more than one mailbox", "The server cannot tell whom you mean.",
      "Use the full address", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 5, "the recipient is valid", "The address was looked at and found good.", nil,
      "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 6, "the mailbox has moved, nobody knows where to", "It was here once and left no new address.",
      "Find the new address another way", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 7, "the sender is badly written", "The address in MAIL FROM does not have the form of one.",
      "Write the sender again", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 8, "the sender's domain cannot accept mail",
      "The domain in MAIL FROM does not exist, or has no server a bounce could go to.",
      "Use a sender whose domain accepts mail", "RFC 3463, section 3.2"),
    EnhancedRow(
      1, 9, "passed on to a system that reports nothing", "No further news of this message will come.", nil,
      "RFC 3886"),
    EnhancedRow(
      1, 10, "that domain says that it takes no mail",
      "The recipient's domain publishes a null MX: a single MX record with a dot for a name.",
      "Check the domain's spelling", "RFC 7505, section 4.1"),
    EnhancedRow(
      2, 0, "something about the mailbox", "The mailbox exists; something in it caused this.",
      "Read the text", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 1, "the mailbox is switched off",
      "It exists and takes no mail: for a while after a 4, for good after a 5.",
      "Reach the person another way", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 2, "the mailbox is full",
      "Its owner has to make room first. Some servers say 5 here though it will pass.",
      "Try later, or tell the recipient", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 3, "too large for this mailbox", "The system would take it, this mailbox does not.",
      "Send a smaller message", "RFC 3463, section 3.3"),
    EnhancedRow(
      2, 4, "the mailing list could not be expanded",
      "The address is a list, and its members could not be found out.", "Tell the owner of the list",
      "RFC 3463, section 3.3"),
    EnhancedRow(
      3, 0, "something about the receiving system", "It usually works; something in it caused this.",
      "Read the text", "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 1, "the whole system is out of space", "No single user can help it.", "Try again later",
      "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 2, "the system takes no mail",
      "Shutting down, overloaded or in repair after a 4; after a 5 it never takes any.",
      "Try later, or find the right host", "RFC 3463, section 3.4; RFC 7504"),
    EnhancedRow(
      3, 3, "the system lacks a feature the message needs",
      "Something the message asks for is not known there.", "Leave the feature out", "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 4, "the message is too large for the system",
      "Its limit is usually in the EHLO list, after SIZE.", "Send a smaller message",
      "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 5, "the receiving system is set up wrongly", "The fault is there, not with you.",
      "Tell its postmaster", "RFC 3463, section 3.4"),
    EnhancedRow(
      3, 6, "taken, with another priority", "The text names the priority it has now.", nil, "RFC 6710"),
    EnhancedRow(
      4, 0, "something about network or routes", "A fault on the way that no finer number describes.",
      "Try again; check the DNS", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 1, "the next host does not answer", "The server's own outgoing connection found nobody.",
      "Try again; check port and firewall", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 2, "the connection broke", "It was there and was lost, or fell silent too long.", "Connect again",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 3, "a directory did not answer",
      "The DNS, or another list of names it depends on, could not be asked.", "Try again later",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 4, "no route to that domain", "The DNS names no host the mail could go to.",
      "Check the domain's MX and address records", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 5, "the system is overloaded", "Too much mail at once.", "Slow down; try again later",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 6, "the message goes round in a loop",
      "It has come back too often; every server on its way added a Received: line.",
      "Break the loop of forwarding", "RFC 3463, section 3.5"),
    EnhancedRow(
      4, 7, "the message became too old",
      "Its time in the queue ran out; the real reason is an earlier error.", "Look for the earlier error",
      "RFC 3463, section 3.5"),
    EnhancedRow(
      5, 0, "something about the conversation", "A matter of the protocol with no finer number.",
      "Look at the last line you sent", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 1, "this command is not due or not known", "It came out of order, or the server does not have it.",
      ":state", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 2, "the line could not be read", "Its form is wrong.", "Check spelling and brackets",
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 3, "too many recipients", "More than one message may have. Those accepted before stay accepted.",
      "Send the rest in another message", "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 4, "the argument is not right",
      "The verb is known; its argument or parameter is not.", "Write the argument again",
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 5, "the two sides speak different versions", "They cannot be brought together.", nil,
      "RFC 3463, section 3.6"),
    EnhancedRow(
      5, 6, "the login line was too long", "A line of AUTH did not fit the server; 12288 octets ought to.",
      "Use another mechanism", "RFC 4954, section 6"),
    EnhancedRow(
      6, 0, "something about the content", "The content cannot be delivered; no finer reason is given.",
      "Read the text", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 1, "this kind of content is not taken", "The next system cannot carry it.", "Send another format",
      "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 2, "needs a conversion that is forbidden", "It would have to be rewritten, and that is not allowed.",
      "Send it in a plainer form", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 3, "needs a conversion that is not available", "Often from 8 to 7 bits.",
      "Encode it as quoted-printable or base64", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 4, "something was lost in conversion",
      "It was delivered, not all of it, or refused because it would lose something.",
      "Send it in a safer encoding", "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 5, "a conversion failed", "It was needed, and went wrong.", "Change the encoding",
      "RFC 3463, section 3.7"),
    EnhancedRow(
      6, 6, "the content could not be fetched", "It was given by its address, and was not to be had there.",
      "Check that address and its permission", "RFC 4468"),
    EnhancedRow(
      6, 7, "an address that is not ASCII is not taken",
      "SMTPUTF8 was not asked for, or this place does not have it.", "Add SMTPUTF8 to MAIL, or use ASCII",
      "RFC 6531, section 3.5"),
    EnhancedRow(
      6, 8, "the answer needs letters you did not allow", "The server would have to answer in UTF-8.",
      "Ask again with SMTPUTF8 after it", "RFC 6531, section 3.7.4.2"),
    EnhancedRow(
      6, 9, "headers that are not ASCII cannot go there", "The next system does not know SMTPUTF8.",
      "Use ASCII headers", "RFC 6531"),
    EnhancedRow(
      6, 10, "the answer needs letters you did not allow",
      "A second number for X.6.8, registered by mistake.", "Ask again with SMTPUTF8 after it", "RFC 6531"),
    EnhancedRow(
      7, 0, "a matter of security, not told in detail",
      "Login, encryption or a rule; the server does not say more.", "Read the text", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 1, "you may not send this there from here",
      "A rule forbids it: not a local recipient and no login (relay denied), a block list, a filter.",
      "Read the text; log in, or use the right server", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 2, "you may not write to that mailing list",
      "The list accepts mail from its members, or from some of them.", "Join the list or ask its owner",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 3, "needs a conversion of its protection",
      "A signed or encrypted message would have to be converted, and cannot be.", "Send it another way",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 4, "this kind of security is not available", "The mechanism asked for is not known here.",
      "Choose one from the AUTH list", "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 5, "the cryptography failed", "Something could not be decrypted or verified.", "Check the keys",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 6, "an unknown kind of cryptography", "The server does not know the algorithm.", "Use a common one",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 7, "the message was changed on its way", "Its integrity could not be confirmed.", "Send it again",
      "RFC 3463, section 3.8"),
    EnhancedRow(
      7, 8, "user name or password is wrong",
      "The server does not say which. A provider may want an app password or a token.",
      "Check both, then start over with AUTH", "RFC 4954, section 6"),
    EnhancedRow(
      7, 9, "this way of logging in is too weak", "The server wants a stronger mechanism for this user.",
      "Choose another from the AUTH list", "RFC 4954, section 6"),
    EnhancedRow(
      7, 10, "encryption is required first", "Turn TLS on, then say EHLO again.", "STARTTLS",
      "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 11, "this way of logging in needs encryption", "In the clear it would show the password.",
      "STARTTLS", "RFC 4954, section 6"),
    EnhancedRow(
      7, 12, "log in once with PLAIN first",
      "The server has to make a new kind of secret for you. Under TLS only.", "AUTH PLAIN",
      "RFC 4954, section 6"),
    EnhancedRow(
      7, 13, "the account is switched off", "The password may be right.", "Ask the provider",
      "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 14, "two servers do not trust each other",
      "The one that was to fetch the message is not known to the one that has it.",
      "Have that arranged first", "RFC 5248, section 2.4"),
    EnhancedRow(
      7, 15, "the priority is too low", "Less than what is taken now.", "Wait, or ask for a higher one",
      "RFC 6710"),
    EnhancedRow(
      7, 16, "too large for its priority", "Larger messages need a higher one here.",
      "Send less, or ask for a higher one", "RFC 6710"),
    EnhancedRow(
      7, 17, "the mailbox has a new owner", "It changed hands since the date you gave.",
      "Send nothing private there", "RFC 7293"),
    EnhancedRow(
      7, 18, "the domain has a new owner", "It changed hands since the date you gave.",
      "Send nothing private there", "RFC 7293"),
    EnhancedRow(
      7, 19, "nobody knows whether the owner changed", "The server has no record to hold your date against.",
      "Send it without RRVS, if you may", "RFC 7293"),
    EnhancedRow(
      7, 20, "no valid DKIM signature", "DKIM is a signature over the message; none could be verified.",
      "Fix the signing or the key in the DNS", "RFC 7372"),
    EnhancedRow(
      7, 21, "no DKIM signature that is accepted here", "There are valid ones, of domains that do not count.",
      "Sign as an accepted domain", "RFC 7372"),
    EnhancedRow(
      7, 22, "no DKIM signature by the domain in From:", "None of the signatures is the author's.",
      "Sign as the domain in From:", "RFC 7372"),
    EnhancedRow(
      7, 23, "SPF says this IP address may not send",
      "The sender's domain lists in the DNS who may send in its name; you are not there.",
      "Use that domain's own server", "RFC 7372"),
    EnhancedRow(
      7, 24, "SPF could not be evaluated",
      "The record in the DNS of the sender's domain is broken or out of reach.", "Fix the SPF record",
      "RFC 7372"),
    EnhancedRow(
      7, 25, "your IP address has no proper name",
      "Its reverse DNS (PTR) is missing or does not lead back to it.",
      "Set the PTR and a matching address record", "RFC 7372"),
    EnhancedRow(
      7, 26, "more than one check of the sender failed", "Two or more of SPF, DKIM and DMARC.",
      "Fix the DNS records of the sender's domain", "RFC 7372"),
    EnhancedRow(
      7, 27, "the sender's domain says it takes no mail",
      "It publishes a null MX, so no bounce could ever go back.", "Use a sender that can get mail",
      "RFC 7505, section 4.2"),
    EnhancedRow(
      7, 28, "part of a flood of mail", "Many like it come at once.", "Slow down",
      "draft-levine-mailbomb-header"),
    EnhancedRow(
      7, 29, "the ARC chain is broken",
      "ARC says what forwarders found when they checked a message; this one does not hold.",
      "Fix the forwarder", "RFC 8617"),
    EnhancedRow(
      7, 30, "encryption all the way cannot be promised",
      "REQUIRETLS was asked for, and the next system does not have it.", "Leave REQUIRETLS out, if you may",
      "RFC 8689, section 5"),
  ]
}
