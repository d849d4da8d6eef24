internal import SMTP

/// What `:help` says, by itself.
enum HelpText {
  static let overview = """
    You speak SMTP by hand: what you type goes to the server as you type
    it. A mail takes these lines, one after another; wait for each reply:

      HELO client.example              say who you are (or EHLO)
      MAIL FROM:<you@christian.net>    where bounces go
      RCPT TO:<bob@christian.net>      where the mail goes
      DATA                             then headers, an empty line,
                                       the text, and a lone dot
      QUIT                             goodbye

    Lines that start with a colon are for the tutor:

      :help VERB, :help 550            a command, a code, explained
      :explain                         all about the last reply
      :inbox                           the mail that was delivered here
      :open HOST [PORT], :open         another server; the practice server
      :close, :reconnect, :state       this connection
      :wire, :timing, :notes LEVEL     more, or less (full, brief, off)
      :log FILE, :data FILE            save the session; send a file
      :raw 'octets', :stuffing off     these very octets; dots as typed
      :quit                            leave (Ctrl-D says QUIT first)
    """

  static func about(_ name: String) -> String? {
    guard name.hasPrefix(":") else { return nil }
    let lines = overview.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.first { $0.contains(name) }.map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
  }
}
