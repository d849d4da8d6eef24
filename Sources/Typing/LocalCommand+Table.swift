import Events
import Personas
import SASL

extension LocalCommand {
  /// A row per `:` command, in the order in which `:help` and Tab list them. No line of the overview is wider than a
  /// note may be; a test holds each row to its own usage.
  static let table: [LocalCommandRow] = [
    LocalCommandRow(
      name: "help", aliases: ["h", "?", ""], usage: ":help [TOPIC]",
      help: "Explains a verb (:help RCPT), a reply code (:help 550, :help 5.7.1), an EHLO keyword (:help SIZE) "
        + "or a term (:help greylisting), without asking any server.",
      overview: .init(form: ":help RCPT, :help 550", words: "a verb, a code, a term; :help :data"),
      completion: .topics, parse: { .help(topic: $0.textIfAny) }),
    LocalCommandRow(
      name: "explain", usage: ":explain",
      help: "Explains in full what happened last. :explain TOPIC is :help TOPIC.",
      overview: .init(form: ":explain", words: "all about the last reply"),
      completion: .topics, parse: { .explain($0.textIfAny) }),
    LocalCommandRow(
      name: "inbox", usage: ":inbox [NAME [NUMBER]]",
      help:
        "Shows a message in the practice server's mailboxes as it was delivered, and next to each line the "
        + "command it came from. :inbox bob 2 shows the second message in Bob's mailbox; :inbox alone shows "
        + "the newest of all.",
      overview: .init(form: ":inbox", words: "the mail that was delivered here"),
      completion: .mailboxes,
      parse: LocalCommandRow.words(atMost: 2, usage: ":inbox [NAME [NUMBER]]", LocalCommand.inbox)),
    LocalCommandRow(
      name: "learn", usage: ":learn",
      help:
        "Says how to begin the course: smtp-tutor learn, in a shell. Three minutes lead to the first forged message.",
      overview: .init(form: ":learn", words: "the course, for whoever is new here"),
      parse: LocalCommandRow.alone("learn", .learn)),
    LocalCommandRow(
      name: "world", usage: ":world",
      help: "Shows the practice world: its mail servers, the mail each accepts, its rules, and the places to connect "
        + "from. :open mx1.toontown.example connects to one of them. Nothing of it leaves this computer.",
      overview: .init(form: ":world, :mx DOMAIN", words: "the practice world, and its DNS"),
      parse: LocalCommandRow.alone("world", .world)),
    LocalCommandRow(
      name: "mx", usage: ":mx DOMAIN",
      help: "Looks up where mail for a domain of the practice world goes, and says what a sending server makes of it. "
        + "No other DNS is asked.",
      completion: .domains, parse: LocalCommandRow.required(usage: ":mx DOMAIN", LocalCommand.mx)),
    LocalCommandRow(
      name: "from", usage: ":from [NAME]",
      help:
        "Connects to the servers of the practice world from another place, from the next connection on: desk, home, "
        + "company, stranger, listed, a host, or an address of one. :from alone lists the places.",
      overview: .init(form: ":from NAME, :policy HOST", words: "who you are there; a host's rules"),
      completion: .places,
      parse: LocalCommandRow.words(atMost: 1, usage: ":from [NAME]") { .from($0.first) }),
    LocalCommandRow(
      name: "policy", usage: ":policy [HOST [RULE [on|off]]]",
      help: "Shows the rules of a host of the practice world, or changes one, at once: :policy mx1.toontown.example "
        + "greylist on. Without a host, the one you are connected to is meant: :policy relay off.",
      completion: .policies, parse: LocalCommandRow.policy),
    LocalCommandRow(
      name: "queue", usage: ":queue [HOST]",
      help: "Shows the mail that waits in the practice world, at one host or at all of them: since when, why, and when "
        + "it is tried again; and what became of other mail.",
      overview: .init(form: ":queue, :later 15m", words: "mail on its way; move the clock"),
      completion: .hosts, parse: LocalCommandRow.words(atMost: 1, usage: ":queue [HOST]") { .queue($0.first) }),
    LocalCommandRow(
      name: "later", usage: ":later SPAN",
      help: "Moves the clock of the practice world forward, by 90s, 15m, 2h or 5d: mail is tried again, greylisted "
        + "senders may come back, what waited too long is returned. It tells what happened meanwhile.",
      parse: LocalCommandRow.span),
    LocalCommandRow(
      name: "open", usage: ":open [HOST [PORT] [tls|starttls|clear]]",
      help: "Connects to another server, on port 25 unless you name another port. :open alone connects to the practice "
        + "server. The last word says how TLS begins there: tls from the first octet (port 465), starttls after EHLO, "
        + "clear only when you type STARTTLS. You leave your connection once the new one is made; if that fails, you "
        + "keep it.",
      overview: .init(form: ":open HOST [PORT], :open", words: "another server; the practice server"),
      completion: .server, parse: { .open($0.words) }),
    LocalCommandRow(
      name: "check", usage: ":check DOMAIN",
      help:
        "Shows how mail for a domain is delivered: its hosts, what it promises (DANE, MTA-STS), and what breaks. It asks "
        + "DNS, connects to every address of every host, and says EHLO, STARTTLS and QUIT there. Each address gets a "
        + "letter: :open b connects to it, :open b starttls says EHLO and STARTTLS first.",
      overview: .init(form: ":check DOMAIN, :open b", words: "how mail gets there; connect to b"),
      refusalInReplay: "A replay sends its script and nothing else.",
      parse: LocalCommandRow.required(usage: ":check DOMAIN", LocalCommand.check)),
    LocalCommandRow(
      name: "close", usage: ":close", help: "Closes the connection without sending QUIT.",
      overview: .init(form: ":close, :reconnect, :state", words: "this connection"),
      isTypedWhole: true, needsConnection: true, parse: LocalCommandRow.alone("close", .close)),
    LocalCommandRow(
      name: "reconnect", usage: ":reconnect",
      help: "Connects to the last server again. One that could not be reached does not count.",
      parse: LocalCommandRow.alone("reconnect", .reconnect)),
    LocalCommandRow(
      name: "state", usage: ":state",
      help: "Shows the server, the stage, the envelope so far, the lines that are held, and the commands that "
        + "have not been answered yet, and for how long.",
      parse: LocalCommandRow.alone("state", .state)),
    LocalCommandRow(
      name: "tls", usage: ":tls [pem]",
      help: "Shows the result of the TLS handshake: version, cipher, key exchange, every certificate of the "
        + "chain, and whether it is trusted, and if not, exactly why. :tls pem prints the chain as PEM text.",
      overview: .init(form: ":tls", words: "its encryption (after STARTTLS)"), completion: .words(["pem"]),
      parse: LocalCommandRow.flag("pem", usage: ":tls, or :tls pem") { .tls(pem: $0) }),
    LocalCommandRow(
      name: "auth", usage: ":auth [MECHANISM]",
      help: "Logs in: asks for user name and password (not shown), goes through the mechanism step by step, and "
        + "says what each line contains. :auth alone chooses the best mechanism in the EHLO list; it knows "
        + "SCRAM-SHA-256, CRAM-MD5, PLAIN, LOGIN, XOAUTH2 and EXTERNAL. Where an eavesdropper could read the "
        + "password, it warns and asks first.",
      overview: .init(form: ":auth, :auth PLAIN", words: "log in; it asks for what it needs"),
      completion: .mechanisms, needsConnection: true,
      refusalInReplay: ":auth cannot be used in a replay, which sends its script and nothing else.",
      parse: LocalCommandRow.mechanism),
    LocalCommandRow(
      name: "scenario", usage: ":scenario [A,B|off]",
      help: "Makes things go wrong at the practice server, from the next connection on: an expired certificate, "
        + "a STARTTLS that was removed from the list along the path, and more. :scenario alone lists them, "
        + "with what each one shows.",
      overview: .init(form: ":scenario", words: "make things go wrong, for practice"),
      completion: .words(Scenario.allCases.map(\.rawValue) + ["off"]),
      parse: { .scenario($0.text == "off" ? "" : $0.textIfAny) }),
    LocalCommandRow(
      name: "data", usage: ":data FILE",
      help: "Sends DATA, the file and the lone dot. Line endings become CRLF and dots are doubled; the file may "
        + "be of any size. If the server does not answer DATA with 354, the file is not sent.",
      overview: .init(form: ":data FILE, :log FILE", words: "a file as message; save the session"),
      completion: .files(or: []), isTypedWhole: true, needsConnection: true,
      parse: LocalCommandRow.required(usage: ":data FILE sends a file as the message", LocalCommand.data)),
    LocalCommandRow(
      name: "edit", usage: ":edit",
      help:
        "Opens your editor ($VISUAL, $EDITOR, or vi) on a message whose From, To, Date and Message-ID are filled in "
        + "from the envelope, and sends it as :data does once the editor has ended. An empty message, or one that was "
        + "not changed, is not sent.",
      overview: .init(form: ":edit", words: "write the message in your editor"),
      isTypedWhole: true, needsConnection: true, refusalInReplay: "A replay sends its script and nothing else.",
      parse: LocalCommandRow.alone("edit", .edit)),
    LocalCommandRow(
      name: "log", usage: ":log FILE",
      help: "Writes this session to a new file, from its connection on, so that smtp-tutor replay FILE plays it again. "
        + ":log >> FILE adds it to a file that exists. Logins are left out. :log off stops.",
      completion: .files(or: ["off"]), parse: LocalCommandRow.logFile),
    LocalCommandRow(
      name: "save", usage: ":save [FILE [N-M]]",
      help: "Writes what was sent on this connection to a new file, a script for :play and smtp-tutor replay: all of "
        + "it, or the lines N to M of the list that :save alone shows. The replies are in it, as what the script "
        + "expects; secrets are not.",
      overview: .init(form: ":save FILE, :play FILE [STAGE]", words: "a script of it; play one from here"),
      completion: .files(or: []), parse: LocalCommandRow.saved),
    LocalCommandRow(
      name: "play", usage: ":play FILE [STAGE]",
      help: "Plays a script on this connection, up to its end or the first reply that differs; then you type on. "
        + ":play FILE rcpt stops after the recipients; helo, mail, data and any other command work, too. bugs-bunny and "
        + "naughty-list are built in.",
      completion: .files(or: ["bugs-bunny", "naughty-list"], then: ["helo", "mail", "rcpt", "data"]),
      isTypedWhole: true, needsConnection: true,
      refusalInReplay: "A replay plays one script.", parse: LocalCommandRow.script),
    LocalCommandRow(
      name: "again", usage: ":again",
      help: "Sends the last command again; after a message, all of it from MAIL on. A login is never repeated.",
      overview: .init(form: ":again, :watch 30", words: "once more; until the answer changes"),
      isTypedWhole: true, needsConnection: true, refusalInReplay: "A replay sends its script and nothing else.",
      parse: LocalCommandRow.alone("again", .again)),
    LocalCommandRow(
      name: "watch", usage: ":watch SECONDS",
      help:
        "Repeats the last command at this interval until the code or the enhanced code of the answer changes. Where it "
        + "cannot be said twice, or the connection is gone, the session up to it is repeated on a new connection. "
        + "Ctrl-C ends it. The shortest interval is 10 seconds, on this machine 1.",
      isTypedWhole: true, refusalInReplay: "A replay sends its script and nothing else.",
      parse: LocalCommandRow.interval),
    LocalCommandRow(
      name: "copy", usage: ":copy message|session",
      help:
        "Shows the last message, or all of the session, without prompts, notes and marks, so that it can be copied "
        + "with the mouse. In the session C: and S: say who speaks.",
      overview: .init(form: ":copy message, :copy session", words: "without notes, for the mouse"),
      completion: .words(CopySubject.allCases.map(\.rawValue)), parse: LocalCommandRow.copied),
    LocalCommandRow(
      name: "raw", usage: ":raw 'OCTETS'",
      help: #"Sends exactly the octets between the quotes, without a line end of its own: :raw 'NOOP\r\n'. It knows "#
        + #"\r \n \t \0 \\ \' and \xNN."#,
      overview: .init(form: ":raw 'OCTETS', :stuffing off", words: "exactly these octets; dots as typed"),
      isTypedWhole: true, parse: LocalCommandRow.quotedOctets),
    LocalCommandRow(
      name: "stuffing", usage: ":stuffing [on|off]",
      help:
        "Whether dots are doubled. On: a message line that starts with a dot is sent with a second one, and the receiver removes it. Off: "
        + "lines are sent as typed.",
      completion: .words(["on", "off"]), parse: LocalCommandRow.toggle("stuffing", LocalCommand.stuffing)),
    LocalCommandRow(
      name: "hold", usage: ":hold [off]",
      help: "Holds the lines that follow, until :release. :hold off, or Ctrl-C on an empty line, drops them. "
        + "Lines that start with a colon are still for the tutor.",
      overview: .init(form: ":hold, :release", words: "several lines in one piece"), completion: .words(["off"]),
      refusalInReplay: "Lines cannot be held in a replay.",
      parse: LocalCommandRow.toggle("hold") { .hold($0 ?? true) }),
    LocalCommandRow(
      name: "release", usage: ":release [now]",
      help: "Sends the held lines in one piece, as a client that uses PIPELINING does, and says with each reply "
        + "which command it answers. Lines held after DATA are sent when the 354 has come, and dropped without "
        + "one; :release now sends them at once too.",
      completion: .words(["now"]), isTypedWhole: true, needsConnection: true,
      refusalInReplay: "Lines cannot be held in a replay.",
      parse: LocalCommandRow.flag("now", usage: ":release, or :release now") { .release(atOnce: $0) }),
    LocalCommandRow(
      name: "wire", usage: ":wire [on|off]",
      help: #"Shows each line once more as it travels: CR and LF as \r\n, and the dot that was doubled."#,
      overview: .init(form: ":wire, :timing, :notes LEVEL", words: "more on the screen, or less"),
      completion: .words(["on", "off"]), parse: LocalCommandRow.toggle("wire", LocalCommand.wire)),
    LocalCommandRow(
      name: "timing", usage: ":timing [on|off]",
      help: "Says after each reply how long it took, from the command to the last line of the reply.",
      completion: .words(["on", "off"]), parse: LocalCommandRow.toggle("timing", LocalCommand.timing)),
    LocalCommandRow(
      name: "notes", usage: ":notes [full|brief|off]",
      help:
        "How much is explained. full: in full the first time, then one line. brief: always one line. off: nothing but the session.",
      completion: .words(NotesLevel.allCases.map(\.rawValue)), parse: LocalCommandRow.notesLevel),
    LocalCommandRow(
      name: "hints", usage: ":hints [on|off]",
      help: "While you type a command, the rest of its syntax is shown dimmed after the cursor. It is not sent, "
        + "and disappears with Enter. Without colour (NO_COLOR, TERM=dumb, --plain) there are no hints.",
      overview: .init(form: ":hints off", words: "nothing after the cursor"),
      completion: .words(["on", "off"]), parse: LocalCommandRow.toggle("hints", LocalCommand.hints)),
    LocalCommandRow(
      name: "set", usage: ":set [NAME [VALUE]]",
      help: "Lists the settings of this session, shows one, or changes it: :set timeout 10. The file "
        + "~/.config/smtp-tutor/config may hold the same, a name and a value on each line.",
      overview: .init(form: ":set, :set NAME VALUE", words: "settings of this session"),
      completion: .settings, parse: LocalCommandRow.setting),
    LocalCommandRow(
      name: "quit", aliases: ["q", "exit"], usage: ":quit", help: "Sends QUIT to the server and leaves.",
      overview: .init(form: ":quit", words: "leave (Ctrl-D says QUIT, too)"), isTypedWhole: true,
      parse: LocalCommandRow.alone("quit", .quit)),
  ]
}
