#include "interpretation/questions.h"

namespace zhijian::interpretation {

QList<QuestionAnswer> questionAnswers(const Document &document)
{
    QList<QuestionAnswer> result;
    for (const Block &block : document.blocks) {
        const auto *questions = std::get_if<Questions>(&block.content);
        if (!questions)
            continue;
        for (const Questions::Item &item : questions->items) {
            QStringList paragraphs;
            for (const Block &paragraph : item.answer)
                paragraphs.append(plainText(paragraph).trimmed());
            paragraphs.removeAll(QString());
            result.append({plainText(item.question).simplified(), paragraphs.join(u'\n'), block.clause});
        }
    }
    return result;
}

} // namespace zhijian::interpretation
