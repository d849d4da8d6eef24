extension GlossaryTable {
  /// How servers keep unwanted mail out.
  static let filtering: [Term] = [
    Term(
      "greylisting", also: ["greylist", "graylist", "gray listing", "greylisted", "graylisted"],
      "a new sender is deferred once, then accepted",
      "A server defers an unknown sender with 450 or 451, and accepts the same message a few minutes later. Mail servers "
        + "retry by themselves; programs that send spam often do not.", "RFC 6647"),
    Term(
      "DNSBL",
      also: [
        "RBL", "block list", "blocklist", "blacklist", "black list", "deny list", "DNS blocklist", "blackhole list",
        "realtime blackhole list", "IP blocklist", "spamhaus", "spamcop", "barracuda", "SORBS", "URIBL", "DBL",
      ], "a list of addresses that servers refuse, queried by DNS",
      "A list of IP addresses or domains known for spam. A server asks it by DNS and refuses clients on it. The list's own web "
        + "page says why you are listed and how to get off.", "RFC 5782"),
    Term(
      "allow list", also: ["whitelist", "allowlist", "white list", "safe senders", "welcomelist"],
      "senders that are accepted without checks",
      "A list of senders or addresses that a server or mailbox accepts without its usual checks.", "practice"),
    Term(
      "PBL", also: ["policy block list", "dynamic IP", "dial-up", "residential IP", "dynamic address"],
      "a list of home and dynamic addresses",
      "Lists of addresses from which no server should send mail directly: homes, offices, dial-up. Send through your "
        + "provider's submission server instead.", "Spamhaus"),
    Term(
      "tarpit", also: ["tarpitting", "teergrube", "greeting delay", "greet pause"],
      "a server that answers slowly on purpose",
      "A server that waits on purpose, half a minute for instance, before its greeting or after errors. Programs that send "
        + "spam are in a hurry; patience is enough.", "practice"),
    Term(
      "rate limit", also: ["rate limiting", "throttle", "throttling", "ratelimit", "sending limit", "slow down"],
      "so many messages an hour, and no more",
      "A limit on messages, recipients or connections in a given time. Beyond it a server defers (421, 450, 451) until "
        + "the time is over.", "practice"),
    Term(
      "reputation", also: ["IP reputation", "domain reputation", "sender score", "senderscore", "sender reputation"],
      "what receivers remember of your mail",
      "What receivers remember of an IP address or domain: complaints, dead addresses, spam traps. A bad one defers or "
        + "refuses mail without any list.", "practice"),
    Term(
      "warm-up", also: ["IP warming", "warm up", "warmup", "IP warm-up", "ramp up"],
      "sending little at first from a new address",
      "A new IP address or domain has no reputation. Sending little at first, and more every day for some weeks, builds one.",
      "practice"),
    Term(
      "feedback loop", also: ["FBL", "ARF", "complaint feedback loop", "abuse report", "spam complaint", "complaint"],
      "reports of who clicked 'spam'",
      "A provider reports to the sender which messages its users marked as spam, so that the sender stops writing to them.",
      "RFC 5965; RFC 6449"),
    Term(
      "spam trap", also: ["spamtrap", "honeypot", "trap address"], "an address that only spam reaches",
      "An address that nobody uses. A sender who writes to it has bought or guessed addresses, and ends up on a block list.",
      "practice"),
    Term(
      "dictionary attack", also: ["directory harvest attack", "DHA", "address harvesting", "harvest"],
      "trying many names to find real addresses",
      "Trying RCPT with one name after another to learn which exist. Servers count the refusals, and shut such a client out "
        + "(too many errors).", "practice"),
    Term(
      "list washing", also: ["list hygiene", "list cleaning", "email verification", "address verification"],
      "removing dead addresses from a list",
      "Removing addresses that bounce or complain. A list with many dead addresses ruins the reputation of its sender.",
      "practice"),
    Term(
      "content filter", also: ["spam filter", "spamassassin", "rspamd", "spam score", "bayes"],
      "judges a message by what it says",
      "A program that judges headers and body of a message and gives it a score. Its refusal comes after the dot, or the "
        + "message ends up in the spam folder.", "practice"),
    Term(
      "virus scanner", also: ["clamav", "antivirus", "anti-virus", "malware"], "looks for malware in attachments",
      "A program that looks for known malware in a message. Its refusal comes after the dot.", "practice"),
    Term(
      "smuggling", also: ["SMTP smuggling", "CVE-2023-51764"], "hiding one message inside another",
      "Two servers disagree about where a message ends, for instance at LF . CRLF. An attacker uses that to hide a second "
        + "message, with any sender, inside the first. So strict servers refuse bare line feeds.",
      "CVE-2023-51764; CVE-2023-51765; CVE-2023-51766"),
    Term(
      "local policy", also: ["policy", "administrative prohibition", "policy rejection"], "a rule of this server alone",
      "A rule that the administrator of a server made. No standard says what it is; the reply text may, or the postmaster.",
      "RFC 5321, section 7.9"),
    Term(
      "unsubscribe", also: ["List-Unsubscribe", "one-click unsubscribe"], "the header that lets readers leave a list",
      "A header with which a mail program offers to leave a list in one click. Google and Yahoo require it of bulk senders.",
      "RFC 8058; RFC 2369"),
  ]
}
