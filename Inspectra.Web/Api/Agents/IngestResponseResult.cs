using System.Text.Json;
using Inspectra.Core.Services.Agents;

namespace Inspectra.Web.Api.Agents;

/// <summary>Writes an <see cref="IngestResponse"/> without building it: this answer is given thousands of times a second.</summary>
public sealed class IngestResponseResult(IngestResult result) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter))
        {
            Write(writer);
        }

        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("accepted"u8, result.Accepted);
        writer.WriteNumber("duplicates"u8, result.Duplicates);
        writer.WriteNumber("updated"u8, result.Updated);
        writer.WriteNumber("rejected"u8, result.Rejected);
        writer.WriteStartArray("results"u8);
        foreach (var outcome in result.Outcomes)
        {
            writer.WriteStringValue(outcome switch
            {
                IngestOutcome.Accepted => "accepted"u8,
                IngestOutcome.Duplicate => "duplicate"u8,
                IngestOutcome.Updated => "updated"u8,
                _ => "rejected"u8,
            });
        }

        writer.WriteEndArray();
        writer.WriteStartArray("errors"u8);
        foreach (var rejection in result.Rejections.Take(IngestResponse.MaxErrors))
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, rejection.Index);
            writer.WriteNumber("line"u8, rejection.Line);
            writer.WriteString("field"u8, rejection.Field);
            writer.WriteString("reason"u8, rejection.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
