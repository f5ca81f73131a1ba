#include "linkrule.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

bool isUnder(const QStringList &suffixes, const QString &host)
{
    return std::ranges::any_of(suffixes, [&](const QString &suffix) {
        return host == suffix || (host.endsWith(suffix) && host.at(host.size() - suffix.size() - 1) == u'.');
    });
}

} // namespace

void LinkRule::check(const SourceText &source, const Context &, QList<Finding> *findings) const
{
    static const QRegularExpression expression(
        u"(?:(?:https?|ftp):)?//((?:[^\\s/@?#()<>]*@)?([A-Za-z0-9.-]+))[A-Za-z0-9\\-._~:/?#@!$&'*+,;=%]*|(?<![\\w.@/])(www\\.[A-Za-z0-9.-]+)[A-Za-z0-9\\-._~:/?#@!$&'*+,;=%]*|(?<=\\]\\()\\s*((?:javascript|data|vbscript|file):)[^)\\n]*"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = expression.globalMatch(source.text()); it.hasNext();) {
        const auto match = it.next();
        const QString host = (match.captured(2) + match.captured(3)).toLower();
        const QString scheme = match.captured(4);
        const bool blocked = !scheme.isEmpty() || isUnder(m_blocked, host);
        if (!blocked && (isUnder(m_allowed, host) || !host.contains(u'.')))
            continue;
        Finding finding;
        finding.position = match.capturedStart();
        finding.length = match.capturedLength();
        finding.excerpt = match.captured().left(60);
        finding.ruleId = blocked ? u"link.blocked"_s : u"link.unlisted"_s;
        finding.severity = blocked ? Severity::Blocking : Severity::Hint;
        finding.message = !scheme.isEmpty() ? u"链接中不能有脚本或本机文件"_s
            : blocked ? u"“%1”是商业、广告或短链接网站"_s.arg(host)
                      : u"“%1”不在许可的网站名单中"_s.arg(host);
        finding.suggestion = blocked ? u"删去链接，或改为政府网站的原文链接"_s : u"核对链接是否必要、内容是否安全"_s;
        finding.basis = u"国办发〔2018〕123号"_s;
        findings->append(finding);
    }
}

} // namespace zhijian::screening
