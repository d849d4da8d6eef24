extension Phrases {
  /// About the conversation itself: the form of lines, order, the wrong door.
  static let dialogue = [
    Phrases(
      .unknownCommand, digit: 5, by: "OpenSMTPD",
      """
      unsupported option / not accept arguments / no recipient specified / already identified / notify option
      """),
    Phrases(
      .greylist, by: "SPFBL; many",
      """
      you are greylisted / have been greylisted / greylisted please / greylisting in action / greylisting in \
        effect
      """),
    Phrases(
      .serverFault, by: "Amavis",
      """
      temporary mta failure / unable to quarantine
      """),
    Phrases(
      .ipReputation, by: "Gmail",
      """
      unusual rate of unsolicited
      unwanted / unsolicited / unwelcome > from > ip$ / ip address / ip addresses / network / netblock
      """),
    Phrases(
      .tlsFailed, by: "Exchange",
      """
      certificate > validation failure / validation failed / could not be found / not found / not trusted / \
        expired
      """),
    Phrases(
      .format, at: [.endOfMessage, .other], by: "list software",
      """
      unrecognized > header / format / patch / content / file
      """),
    Phrases(
      .dmarc, by: "Outlook.com",
      """
      required authentication level
      """),
    Phrases(
      .contentSpam, at: [.endOfMessage], by: "many, with advice after it",
      """
      classified as / identified as / detected as / flagged as / marked as / regarded as > spam / junk / unsolicited \
        except unauthenticated
      """),
    Phrases(
      .format, at: [.endOfMessage], by: "Gmail",
      """
      more than one / multiple / several > address / addresses > from header / from
      bcc$ > header / field / line > not / rejected / forbidden / prohibited
      missing a valid / having no from / no from header / no valid from
      """),
    Phrases(
      .format, by: "Exim",
      """
      nul characters / nul character / null characters
      """),
    Phrases(
      .unknownCommand, code: 554, at: [.other], by: "Postfix",
      """
      error no valid recipients
      """),
    Phrases(
      .unknownCommand, at: [.data, .bdat], by: "Postfix; qmail; Exim",
      """
      no valid recipients / no recipients / no valid rcpt
      """),
    Phrases(
      .bareLF, by: "Postfix; qmail; Cisco; mox; Haraka",
      """
      bare > lf$ / lfs / line feed / linefeed / cr$ / crlf / newline / carriage / r$ / n$
      stray > cr$ / newline / linefeed / line feed
      bad crlf
      smuggling
      smtplf / barelf / bare lfs
      invalid / improper / illegal + line ending
      line feed / linefeed / newline > without
      lf / cr + alone / without / isolated + line
      """),
    Phrases(
      .bareLF, details: ["6.11"], by: "Exchange Online",
      """
      invalid characters
      """),
    Phrases(
      .lineTooLong, by: "Exim; OpenSMTPD; Stalwart; RFC 5321, section 4.5.3.1",
      """
      line / lines > 998 / 1000 / 512 except header / headers / subject
      line / lines + too long / length / longer than / exceeds / exceed / limit except header / headers / subject
      command / input > too long except helo name
      """),
    Phrases(
      .eightBit, by: "RFC 6531; RFC 6152; Postfix; mox",
      except: """
        disallowed
        """,
      """
      smtputf8 / 8bitmime / 8 bit mime
      strict ascii
      non ascii / nonascii / non us ascii / not ascii
      8 bit / 8bit / eight bit + data / character / characters / content / message / body / header
      unicode / utf 8 / internationalized / internationalised / eai + address / envelope / support / header / \
        domain
      """),
    Phrases(
      .lmtp, by: "RFC 2033",
      """
      lhlo
      """),
    Phrases(
      .nullMX, by: "RFC 7505",
      """
      null mx / nullmx / rfc 7505 / rfc7505
      domain / host > does not accept / do not accept / accepts no / not accept > mail / email / e mail except \
        from / until / sorry / you / mail for / email for
      domain + not configured for mail
      indicated no smtp service
      """),
    Phrases(
      .pipelining, by: "Postfix; Exim; Gmail; OpenSMTPD",
      """
      pipelin
      synchronization / synchronisation / synchroniz + error / violation / protocol
      spoke / speaks / speaking / talk / talks / talked / talking / transmitted + before / too soon / too early / \
        out of turn
      protocol error except too many / authentic / auth$ / login
      not following the smtp protocol
      before > answered / replied / my answer / my reply / the answer / the reply
      before + greeting / banner / 220
      earlytalker / early talker / pregreet / not wait / did not wait
      """),
    Phrases(
      .wrongPort, by: "Postfix; Haraka; mox; GoDaddy",
      except: """
        too many
        """,
      """
      break rules / cursing shoplifters
      ssl / tls + attempted over / non ssl
      authentication / auth / login + not allowed on / only allowed on / not enabled + submission / server / \
        servers / port
      authentication not enabled
      use / try + port 587 / port 465 / submission port / submission service
      http + request / client / server
      """),
  ]
}
