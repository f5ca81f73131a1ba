#include "domain/feed.h"

#include <array>

using namespace Qt::StringLiterals;

namespace zhijian {

namespace {

struct Name
{
    FeedKind kind;
    QLatin1StringView word;
    QStringView chinese;
};

// The Chinese ones are stored as topics and never changed.
constexpr std::array<Name, 5> Names{{{FeedKind::Directive, "directive"_L1, u"工作指令"},
                                     {FeedKind::Policy, "policy"_L1, u"政策文件"},
                                     {FeedKind::Repost, "repost"_L1, u"转发任务"},
                                     {FeedKind::Rules, "rules"_L1, u"规则包"},
                                     {FeedKind::Holidays, "holidays"_L1, u"节假日通知"}}};

} // namespace

QString chineseName(FeedKind kind)
{
    return Names.at(std::size_t(kind)).chinese.toString();
}

std::optional<FeedKind> feedKindFrom(const QString &word)
{
    for (const Name &name : Names)
        if (word == name.word || word == name.chinese)
            return name.kind;
    return std::nullopt;
}

} // namespace zhijian
