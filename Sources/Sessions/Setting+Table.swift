import Events
import Files
import Terminal

extension Setting {
  /// A row per setting, in the order in which `:set` and Tab list them.
  package static let table: [Setting] = [
    text("helo", "the name in an EHLO of the program's own", \.helo) { _, text throws(Refusal) in
      let isWord = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
      guard isWord else { throw Refusal(words: "helo is one word, the name to greet with, or default.") }
    },
    Setting(
      name: "timeout", words: "seconds to wait for each reply", values: [standard, "10", "60"],
      read: { $0.timeout.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? standard },
      write: { settings, text throws(Refusal) in
        if text == standard {
          settings.timeout = nil
          return
        }
        guard let seconds = Double(text), seconds > 0, seconds <= 86_400 else {
          throw Refusal(words: "timeout is a number of seconds, more than 0 and at most a day, or default.")
        }
        settings.timeout = seconds
      }),
    choice("notes", "how much is explained", \.notes),
    choice("color", "when to use colour", \.color, isOfScreen: true),
    choice("theme", "colours for which background", \.theme, isOfScreen: true),
    toggle("tls-required", "no mail, no login without verified TLS", \.tls.isRequired),
    Setting(
      name: "ca-file", words: "the authorities to trust, a PEM file", values: [standard], isFile: true,
      effect: "It takes effect with the next TLS handshake.", read: { $0.tls.authorities ?? standard },
      write: { settings, text throws(Refusal) in
        var changed = settings
        changed.tls.authorities = text == standard ? nil : Paths.expanded(text)
        if text != standard { try usable(changed, text) }
        settings = changed
      }),
    text(
      "servername", "the name its certificate has to match", \.tls.serverName,
      effect: "It takes effect with the next TLS handshake.", check: usable),
    toggle("hints", "the rest of the syntax after the cursor", \.hints),
    toggle("timing", "how long each reply took", \.timing),
    toggle("wire", "each line once more, as octets", \.wire),
    choice("prompt", "with the server's name, or short", \.prompt, isOfScreen: true),
    choice("pager", "long text in $PAGER, else less", \.pager, isOfScreen: true),
  ]
}
